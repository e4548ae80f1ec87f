/** In unit tests `webextension-polyfill` is WXT's in-memory browser. */
export { fakeBrowser as default } from 'wxt/testing/fake-browser';
