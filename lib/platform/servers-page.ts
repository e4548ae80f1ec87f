import browser from 'webextension-polyfill';

/** The dashboard as a team server's page: no extension, and none of its other pages. */
export const isServersPage = (): boolean => browser.runtime.id === 'web';
