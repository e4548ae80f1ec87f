import { type Kind, kindNames } from '@/lib/okr/kinds';
import { locale, type MessageKey, t } from '@/lib/platform/strings';
import type { AuditEntry } from '@/lib/protocol/audit';
import { type RejectionCode, rejectionCodeSchema } from '@/lib/protocol/mutation';
import type { Boot, Queries } from '@/lib/store/api';
import { kindWord } from '../../sync/kind-word';

const deeds: Record<string, MessageKey> = {
  create: 'optionsTeamDidCreate',
  patch: 'optionsTeamDidPatch',
  purge: 'optionsTeamDidPurge',
};

/** Fields that people know by a word; the others are “more”. */
const fields: Record<string, MessageKey> = {
  title: 'optionsTeamFieldTitle',
  name: 'optionsTeamName',
  ownerId: 'optionsTeamFieldOwner',
  state: 'optionsTeamFieldState',
  metric: 'optionsTeamFieldMetric',
  description: 'optionsTeamFieldDescription',
  rank: 'optionsTeamFieldRank',
  archivedAt: 'optionsTeamFieldArchived',
  parent: 'optionsTeamFieldParent',
  cycleId: 'optionsTeamFieldCycle',
  teamIds: 'optionsTeamFieldTeams',
  role: 'optionsTeamRole',
  dueOn: 'optionsTeamFieldDue',
  comment: 'optionsTeamFieldComment',
  confidence: 'optionsTeamFieldConfidence',
};
/** Written by the machine with every change. */
const silent = /^(id|workspaceId|scopeId|createdAt|createdBy|updatedAt|schemaVersion)$/;

/** Titles by record id: of what is on this device, and of what the entries themselves say. */
export function titlesOf(
  boot: Boot,
  plan: Queries['plan']['value'] | undefined,
  entries: readonly AuditEntry[],
): Map<string, string> {
  const titles = new Map<string, string>();
  // Oldest first, so that the latest title stands; what is on this device is later than any page.
  for (const { id, patch } of [...entries].reverse()) {
    const title = patch.title ?? patch.name;
    if (typeof title === 'string') titles.set(id, title);
  }
  for (const { id, name } of [...boot.workspaces, ...boot.members, ...boot.teams, ...boot.cycles])
    titles.set(id, name);
  for (const { summary, keyResults } of plan?.objectives ?? []) {
    titles.set(summary.objective.id, summary.objective.title);
    for (const { keyResult } of keyResults) titles.set(keyResult.id, keyResult.title);
  }
  return titles;
}

/** Why a change was refused, in brackets behind it. */
const whyShort: Record<RejectionCode, MessageKey> = {
  forbidden: 'optionsTeamWhyForbidden',
  invalid: 'optionsTeamWhyInvalid',
  'not-found': 'optionsTeamWhyNotFound',
  gone: 'optionsTeamWhyGone',
  'parent-loop': 'optionsTeamWhyLoop',
  'clock-skew': 'optionsTeamWhyClock',
  quota: 'optionsTeamWhyFull',
  'too-large': 'optionsTeamWhyLarge',
  'unknown-kind': 'optionsTeamWhyUnknown',
  scope: 'optionsTeamWhyScope',
};

const isKind = (kind: string): kind is Kind => (kindNames as string[]).includes(kind);

/** A server that is newer than this may have codes that nobody here knows. */
const whyOf = (code: string) => {
  const known = rejectionCodeSchema.safeParse(code);
  return known.success ? t(whyShort[known.data]) : code.slice(0, 40);
};

/** One entry in words: "changed · Objective “Grow”", and the fields. */
export function auditLine({ kind, id, op, patch, code }: AuditEntry, titles: ReadonlyMap<string, string>) {
  const of = [patch.keyResultId, patch.objectiveId].find((each) => typeof each === 'string');
  const title = titles.get(id) ?? (of === undefined ? undefined : titles.get(String(of)));
  const word = isKind(kind) ? kindWord(kind) : kind.slice(0, 40);
  const names = [...new Set(Object.keys(patch).map((path) => path.split('.')[0] ?? path))].filter(
    (name) => !silent.test(name),
  );
  const words = names.filter((name) => fields[name]).map((name) => t(fields[name] as MessageKey));
  const list = new Intl.ListFormat(locale(), { type: 'unit' }).format(
    words.length < names.length ? [...words, t('optionsTeamFieldOther')] : words,
  );
  return {
    did: deeds[op] ? t(deeds[op]) : op.slice(0, 40),
    what: title === undefined ? word : t('optionsTeamWhat', word, title.slice(0, 200)),
    // All fields of a new record are new: that says nothing.
    fields: op === 'patch' ? list : '',
    refused: code === null ? null : t('optionsTeamAuditRefused', whyOf(code)),
  };
}
