/** What we say to stores and people about permissions and the network, read from the documents. */
import { read } from './source';

/** Cells of the rows of the table whose head begins with this cell. */
export function tableRows(markdown: string, firstHead: string): string[][] {
  const lines = markdown.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`| ${firstHead} |`));
  if (head < 0) throw new Error(`There is no table that begins with ${firstHead}.`);
  const end = lines.findIndex((line, i) => i > head && !line.startsWith('|'));
  return lines.slice(head + 2, end < 0 ? undefined : end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** Permission or match pattern, `(optional)` behind it where it is → why. */
export const justifications = (markdown = read('store/permissions.md')): Map<string, string> =>
  new Map(tableRows(markdown, 'permission').map(([what = '', why = '']) => [what.replaceAll('`', ''), why]));

interface Asking {
  permissions: string[];
  host_permissions: string[];
  optional_host_permissions: string[];
}

/** What the manifests ask for and nobody explains, what is explained and not asked for, and what is explained too shortly. */
export function unjustified(manifests: readonly Asking[], said: ReadonlyMap<string, string>): string[] {
  const asked = new Set(
    manifests.flatMap(({ permissions, host_permissions, optional_host_permissions }) => [
      ...permissions,
      ...host_permissions,
      ...optional_host_permissions.map((pattern) => `${pattern} (optional)`),
    ]),
  );
  return [
    ...[...asked].filter((each) => !said.has(each)).map((each) => `${each}: no reason`),
    ...[...said.keys()].filter((each) => !asked.has(each)).map((each) => `${each}: not asked for`),
    ...[...said].filter(([, why]) => why.length < 30).map(([each]) => `${each}: says too little`),
  ];
}

/** Who is asked something, by the privacy policy → the match patterns it names; none where the person chooses. */
export const policyDestinations = (markdown = read('docs/privacy.md')): Map<string, string[]> =>
  new Map(
    tableRows(markdown, 'who is asked').map(([who = '', addresses = '']) => [
      who,
      [...addresses.matchAll(/`([^`]+)`/g)].map(([, pattern]) => pattern ?? ''),
    ]),
  );
