/**
 * `virtual:strings/<language>/<part>`: the strings of `public/_locales/<language>/messages.json`, key → text. The
 * panel and the popup load the part `base` alone; keys of the dashboard and the options are in `more`, those of the
 * recovery screen in `recovery`, those of the sync line in `sync`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { pseudoNames, pseudoTexts } from './pseudo.ts';

const prefix = 'virtual:strings/';
const name = /^virtual:strings\/([a-z]{2}(?:_[A-Z]{2})?)\/(base|more|recovery|sync)$/;

/** Keys that only the dashboard and the options ask for, by how they start; and why a command of theirs refuses. */
export const isMore = (key: string): boolean =>
  /^(?:dash|options)[A-Z]/.test(key) ||
  /^fail(?:ArchiveMe|Cycle(?:Inside|Loop|Outside)|Email|OtherObjective|OutcomeNeeded|RowDue|TeamLoop|Thresholds|TimeZone)$/.test(
    key,
  );

/** Keys of the recovery screen, and of a panel that asks once more: they load when something is wrong. */
export const isRecovery = (key: string): boolean => /^(?:recovery|guard)[A-Z]/.test(key);

/** Keys of what is said about a team server, which most people never see. */
export const isSync = (key: string): boolean => /^sync[A-Z]/.test(key);

const partOf = (key: string) =>
  isMore(key) ? 'more' : isRecovery(key) ? 'recovery' : isSync(key) ? 'sync' : 'base';

const fileOf = (language: string) =>
  fileURLToPath(new URL(`../../public/_locales/${language}/messages.json`, import.meta.url));

export function stringsPlugin(): Plugin {
  return {
    name: 'keyline:strings',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      const [, language] = name.exec(id.slice(1)) ?? [];
      if (!id.startsWith(`\0${prefix}`) || !language) return null;
      this.addWatchFile(fileOf(language));
      return stringsModule(id.slice(1));
    },
  };
}

/** The script of `virtual:strings/…`; null = another module. */
export function stringsModule(id: string): string | null {
  const [, language, part] = name.exec(id) ?? [];
  if (!language) return null;
  const all: Record<string, { message: string }> = JSON.parse(readFileSync(fileOf(language), 'utf8'));
  const texts = Object.fromEntries(
    Object.entries(all)
      .filter(([key]) => partOf(key) === part)
      .map(([key, { message }]) => [key, message]),
  );
  const pseudo = pseudoNames.find((each) => each === process.env.KEYLINE_PSEUDO);
  // A JSON text is parsed faster than the same object literal.
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(pseudo ? pseudoTexts(texts, pseudo) : texts))});`;
}
