const isMac = (): boolean => /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** Alt+L as this computer writes it. The browser may have been told other keys; these are the ones we suggest. */
export const altKey = (letter: string): string => (isMac() ? `⌥${letter}` : `Alt+${letter}`);
export const linkShortcut = (): string => altKey('L');
