import type { AnchorKind } from '@/lib/hosts/anchors';
import { t } from '@/lib/platform/strings';
import { agoText } from '../../recovery/ago';
import type { HealthFacts } from './facts';

export interface HealthRow {
  label: string;
  value: string;
  /** null = neither good nor bad. */
  isGood: boolean | null;
}

const healthWords = {
  ok: 'optionsHealthOk',
  fresh: 'optionsHealthFresh',
  wiped: 'optionsHealthWiped',
  behind: 'optionsHealthBehind',
  denied: 'optionsHealthDenied',
  corrupt: 'optionsHealthCorrupt',
  newer: 'optionsHealthNewer',
  blocked: 'optionsHealthBlocked',
  full: 'optionsHealthFull',
} as const;

/** What is missing in a host's page, and what that costs. */
export const anchorWords = {
  heading: 'optionsAnchorHeading',
  crumb: 'optionsAnchorCrumb',
  identity: 'optionsAnchorIdentity',
  person: 'optionsAnchorPerson',
  theme: 'optionsAnchorTheme',
  links: 'optionsAnchorLinks',
  cards: 'optionsAnchorCards',
  place: 'optionsAnchorPlace',
  asides: 'optionsAnchorAsides',
  context: 'optionsAnchorContext',
  room: 'optionsAnchorRoom',
} as const satisfies Record<AnchorKind, string>;

/** A snapshot older than this, in milliseconds, though there is something to take, is worth a look. */
const old = 7 * 86_400_000;

/** The facts in words, the same on the screen and in the report; `isReport`: no address of a person's own. */
export function healthRows(facts: HealthFacts, now: number, locale: string, isReport: boolean): HealthRow[] {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const { store, snapshotAt, tabs } = facts;
  const isUsed = store !== null && store.count > 0;
  let domain = 0;
  return [
    { label: t('optionsHealthVersion'), value: facts.version, isGood: null },
    { label: t('optionsHealthBrowser'), value: facts.browser, isGood: null },
    {
      label: t('optionsHealthWorker'),
      value:
        facts.workerMs === null
          ? t('optionsHealthNoAnswer')
          : t('optionsHealthAnswers', number.format(facts.workerMs)),
      isGood: facts.workerMs !== null,
    },
    {
      label: t('optionsHealthStore'),
      value: store === null ? t('optionsHealthNoAnswer') : t(healthWords[store.health]),
      isGood: store !== null && (store.health === 'ok' || store.health === 'fresh'),
    },
    {
      label: t('optionsHealthPlace'),
      value: facts.place === 'here' ? t('optionsHealthHere') : t('optionsHealthByWorker'),
      isGood: null,
    },
    {
      label: t('optionsHealthRecords'),
      value: store === null ? t('optionsHealthNoAnswer') : number.format(store.count),
      isGood: null,
    },
    {
      label: t('optionsSnapshots'),
      value:
        snapshotAt === undefined
          ? t('optionsHealthNoAnswer')
          : snapshotAt === null
            ? t('optionsHealthNone')
            : `${number.format(facts.snapshots)} · ${agoText(snapshotAt, now, locale)}`,
      isGood: isUsed && snapshotAt !== undefined ? snapshotAt !== null && now - snapshotAt < old : null,
    },
    ...facts.sites.map(({ name, isOwn, isAllowed }) => {
      if (isOwn) domain++;
      return {
        label: isReport && isOwn ? t('optionsHealthDomain', domain) : name,
        value: isAllowed ? t('optionsHealthAllowed') : t('optionsHealthNotAllowed'),
        isGood: isAllowed,
      };
    }),
    {
      label: t('optionsHealthTabs'),
      value: [
        t('optionsHealthTabsOf', number.format(tabs.alive), number.format(tabs.open)),
        ...(tabs.alive < tabs.open ? [t('optionsHealthTabsReload')] : []),
      ].join(' '),
      isGood: tabs.open === 0 ? null : tabs.alive === tabs.open,
    },
    ...facts.pages.map(({ host, missing }) => ({
      label: t('optionsHealthPage', host),
      value:
        missing.length === 0
          ? t('optionsHealthPageWhole')
          : t('optionsHealthPageMissing', missing.map((kind) => t(anchorWords[kind])).join('; ')),
      isGood: missing.length === 0,
    })),
  ];
}

/** The report as text, to be passed on: no title, no name, no address of a person's own. */
export function reportText(facts: HealthFacts, now: number, locale: string): string {
  const rows = healthRows(facts, now, locale, true).map(({ label, value }) => `${label}: ${value}`);
  const errors = facts.errors.map(({ at, text }) => `${new Date(at).toISOString()} ${text}`);
  return [...rows, '', `${t('optionsHealthErrors')}: ${errors.length}`, ...errors, ''].join('\n');
}
