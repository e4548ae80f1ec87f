/**
 * In place of WXT's context (3 kB), which the content script does not use: it has a lifetime of its own, and WXT's
 * would tell the page the extension's id by a DOM event.
 */
export class ContentScriptContext {}
