import { type Kind, kindNames } from '../../okr/kinds';
import type { Workspace } from '../../okr/kinds/workspace';
import { noClock } from '../../sync/hlc';
import { canonical } from '../../sync/merge';
import { mergeRules } from '../../sync/merge-rules';
import { schemaVersion } from '../migrations';
import type { Reader } from '../reader';
import type { Stored } from '../schema';
import { type DevicePart, formatName, listName } from './format';

/** Everything as one file's text; the same store gives the same bytes. */
export async function exportAll(reader: Reader): Promise<string> {
  const { activeWorkspaceId, me } = reader.state;
  const [drafts, snooze] = await Promise.all([
    reader.tx.objectStore('drafts').getAll(),
    reader.tx.objectStore('snooze').getAll(),
  ]);
  const device: DevicePart = { activeWorkspaceId, me, drafts, snooze };
  return fileText(reader, device, () => true);
}

/** One workspace for the team: without private teams' records, and without what belongs to this device. */
export function exportTeam(reader: Reader, workspace: Workspace): Promise<string> {
  return fileText(
    reader,
    null,
    (record) => record.workspaceId === workspace.id && record.scopeId === workspace.id,
  );
}

async function fileText(
  reader: Reader,
  device: DevicePart | null,
  isIn: (record: Stored<Kind>) => boolean,
): Promise<string> {
  const parts = [
    `"format":${JSON.stringify(formatName)}`,
    `"version":${schemaVersion}`,
    `"exportedAt":${reader.now}`,
    ...(device ? [`"device":${JSON.stringify(device)}`] : []),
  ];
  for (const kind of kindNames) {
    const rows: Stored<Kind>[] = await reader.tx.objectStore(kind).getAll();
    const lines = rows.filter(isIn).map((row) => JSON.stringify(fileRow(kind, row, device === null)));
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
