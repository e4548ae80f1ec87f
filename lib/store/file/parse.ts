import * as z from 'zod/mini';
import { type Kind, kindNames, kinds } from '../../okr/kinds';
import { idSchema } from '../../okr/kinds/base';
import { t } from '../../platform/strings';
import { isHlc, noClock } from '../../sync/hlc';
import { refuse } from '../failure';
import { schemaVersion } from '../migrations';
import type { Stored } from '../schema';
import { emptyRecords, formatName, type KeylineFile, listName, maxFileRecords, maxFileSize } from './format';
import { checkReferences } from './references';
import { wrong, wrongAt } from './wrong';

/** Names that reach into every object's prototype. */
const poisoned = new Set(['__proto__', 'constructor', 'prototype']);
const maxDepth = 40;
const maxRecordText = 64 * 1024;

const clockSchema = z.record(
  z.string().check(z.maxLength(400)),
  z.string().check(z.refine((text) => text === noClock || isHlc(text))),
);
const deviceSchema = z.object({
  activeWorkspaceId: z.nullable(idSchema),
  me: z.record(idSchema, idSchema),
  drafts: z.array(z.object({ key: z.string().check(z.maxLength(300)), draft: z.unknown(), at: z.number() })),
  snooze: z.array(z.object({ keyResultId: idSchema, until: z.string().check(z.maxLength(10)) })),
});

/** Checks all of a file before anything of it is used. Throws a refusal that names the first place that is wrong. */
export function parseFile(text: string): KeylineFile {
  if (text.length > maxFileSize)
    throw refuse('invalid', 'failFileTooLarge', String(maxFileSize / 1024 / 1024));
  const data = readJson(text);
  if (!isObject(data) || data.format !== formatName) throw wrong(t('importReasonFormat'));
  checkVersion(data.version);
  checkNames(data);
  const known = new Set(['format', 'version', 'exportedAt', 'device', ...kindNames.map(listName)]);
  for (const name of Object.keys(data)) if (!known.has(name)) throw wrongAt('importReasonUnknown', name);
  const exportedAt = data.exportedAt;
  if (typeof exportedAt !== 'number' || !Number.isFinite(exportedAt))
    throw wrongAt('importReasonUnfit', 'exportedAt');
  const records = emptyRecords();
  let total = 0;
  for (const kind of kindNames) {
    const list = data[listName(kind)];
    if (!Array.isArray(list))
      throw wrongAt(list === undefined ? 'importReasonMissing' : 'importReasonUnfit', listName(kind));
    total += list.length;
    if (total > maxFileRecords) throw refuse('invalid', 'failTooManyRecords', String(maxFileRecords));
    const rows: Stored<Kind>[] = list.map((row, index) =>
      checkRecord(kind, row, `${listName(kind)}[${index}]`),
    );
    (records as unknown as Record<Kind, Stored<Kind>[]>)[kind] = rows;
  }
  checkReferences(records);
  return { exportedAt, records, device: readDevice(data.device) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    throw wrong(t('importReasonJson'));
  }
}

function checkVersion(version: unknown): void {
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw wrongAt('importReasonUnfit', 'version');
  if (version > schemaVersion)
    throw refuse('newer-schema', 'failFileNewer', String(version), String(schemaVersion));
}

/** Refuses names that could change what objects are, and nesting that could exhaust the stack. */
function checkNames(data: Record<string, unknown>): void {
  const found = badPlace(data, 0);
  if (found) throw wrongAt(found.reason, found.path.replace(/^\./, ''));
}

interface BadPlace {
  reason: 'importReasonName' | 'importReasonDeep';
  path: string;
}

/** The path is put together only where something is found: there are a million names in a large file. */
function badPlace(value: unknown, depth: number): BadPlace | null {
  if (typeof value !== 'object' || value === null) return null;
  if (depth > maxDepth) return { reason: 'importReasonDeep', path: '' };
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const found = badPlace(value[index], depth + 1);
      if (found) return { ...found, path: `[${index}]${found.path}` };
    }
    return null;
  }
  for (const name of Object.keys(value)) {
    if (poisoned.has(name)) return { reason: 'importReasonName', path: `.${name}` };
    const found = badPlace((value as Record<string, unknown>)[name], depth + 1);
    if (found) return { ...found, path: `.${name}${found.path}` };
  }
  return null;
}

function checkRecord(kind: Kind, row: unknown, path: string): Stored<Kind> {
  if (!isObject(row)) throw wrongAt('importReasonUnfit', path);
  const issue = kinds[kind].safeParse(row).error?.issues[0] ?? clockIssue(row.clock);
  if (issue)
    throw wrongAt(
      valueAt(row, issue.path) === undefined ? 'importReasonMissing' : 'importReasonUnfit',
      pathText(path, issue.path),
    );
  if ('local' in row) throw wrongAt('importReasonUnknown', `${path}.local`);
  if (JSON.stringify(row).length > maxRecordText) throw wrongAt('importReasonLong', path);
  return row as unknown as Stored<Kind>;
}

/** Whether a row, without derived fields, would pass as one of a file. */
export const isRecord = (kind: Kind, row: unknown): boolean =>
  isObject(row) && kinds[kind].safeParse(row).success && clockIssue(row.clock) === undefined;

function clockIssue(clock: unknown): { path: PropertyKey[] } | undefined {
  const issue = clockSchema.safeParse(clock).error?.issues[0];
  return issue && { path: ['clock', ...issue.path] };
}

function readDevice(device: unknown): KeylineFile['device'] {
  if (device === undefined) return null;
  const checked = deviceSchema.safeParse(device);
  const issue = checked.error?.issues[0];
  if (issue) throw wrongAt('importReasonUnfit', pathText('device', issue.path));
  return checked.data as KeylineFile['device'];
}

const pathText = (path: string, parts: readonly PropertyKey[]) =>
  parts.reduce<string>(
    (at, part) => (typeof part === 'number' ? `${at}[${part}]` : `${at}.${String(part)}`),
    path,
  );

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, part) =>
      isObject(at) || Array.isArray(at) ? (at as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
