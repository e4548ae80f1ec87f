import path from 'node:path';

const folder = process.env.KEYLINE_OUT ?? '.output';

/** The built extension that browser tests load; `npm test` builds it before them. */
export const builtExtension = path.resolve(folder, 'chrome-mv3');

/** The same for Firefox. */
export const firefoxExtension = path.resolve(folder, 'firefox-mv3');
