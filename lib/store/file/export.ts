import { type Kind, kindNames } from '../../okr/kinds';
import type { Workspace } from '../../okr/kinds/workspace';
import { noClock } from '../../sync/hlc';
import { canonical } from '../../sync/merge';
import { mergeRules } from '../../sync/merge-rules';
import { schemaVersion } from '../migrations';
import type { Reader } from '../reader';
import type { Stored } from '../schema';
import type { Contents } from './contents';
import { type DevicePart, formatName, listName } from './format';

/** Everything as one file's text; the same store gives the same bytes. */
export async function exportAll(reader: Reader): Promise<string> {
  const [drafts, snooze, rows] = await Promise.all([
    reader.tx.objectStore('drafts').getAll(),
    reader.tx.objectStore('snooze').getAll(),
    allRows(reader),
  ]);
  return contentsText({ state: reader.state, drafts, snooze, rows }, reader.now);
}

/** As `exportAll`, of what has been read already. */
export function contentsText({ state, drafts, snooze, rows }: Contents, exportedAt: number): string {
  const { activeWorkspaceId, me } = state;
  return fileText(rows, exportedAt, { activeWorkspaceId, me, drafts, snooze });
}

/** One workspace for the team: without private teams' records, and without what belongs to this device. */
export async function exportTeam(reader: Reader, workspace: Workspace): Promise<string> {
  const rows = await allRows(reader);
  for (const kind of kindNames)
    rows[kind] = rows[kind].filter(
      (record) => record.workspaceId === workspace.id && record.scopeId === workspace.id,
    );
  return fileText(rows, reader.now, null);
}

async function allRows(reader: Reader): Promise<Contents['rows']> {
  const lists: Stored<Kind>[][] = await Promise.all(
    kindNames.map((kind) => reader.tx.objectStore(kind).getAll()),
  );
  return Object.fromEntries(
    kindNames.map((kind, index) => [kind, lists[index] ?? []]),
  ) as unknown as Contents['rows'];
}

function fileText(rows: Contents['rows'], exportedAt: number, device: DevicePart | null): string {
  const parts = [
    `"format":${JSON.stringify(formatName)}`,
    `"version":${schemaVersion}`,
    `"exportedAt":${exportedAt}`,
    ...(device ? [`"device":${JSON.stringify(device)}`] : []),
  ];
  for (const kind of kindNames) {
    const lines = rows[kind].map((row) => JSON.stringify(fileRow(kind, row, device === null)));
    parts.push(`${JSON.stringify(listName(kind))}:[${lines.length > 0 ? `\n${lines.join(',\n')}\n` : ''}]`);
  }
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** In its one shortest form: what is the same is the same text, however it came about. */
function fileRow(kind: Kind, row: Stored<Kind>, isForTeam: boolean): Stored<Kind> {
  return canonical(isForTeam ? shared(kind, row) : row, mergeRules[kind]);
}

/** A restricted ticket's title or assignee must not spread: they stay here, and count as never written. */
function shared(kind: Kind, row: Stored<Kind>): Stored<Kind> {
  if (kind !== 'ticket') return row;
  const { assignee: _assignee, refreshedAt: _refreshedAt, ...rest } = row as unknown as Stored<'ticket'>;
  const { assignee: _at, ...clock } = rest.clock;
  return {
    ...rest,
    title: '',
    refreshedAt: null,
    clock: { ...clock, title: noClock, refreshedAt: noClock },
  } as unknown as Stored<Kind>;
}
