import path from 'node:path';

/** The built extension that browser tests load; `npm test` builds it before them. */
export const builtExtension = path.resolve(process.env.KEYLINE_OUT ?? '.output', 'chrome-mv3');
