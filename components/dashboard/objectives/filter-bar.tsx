import { useEffect, useRef, useState } from 'react';
import { LinkButton } from '@/components/ui/icon-button';
import { SearchIcon } from '@/components/ui/icons';
import { formatNumber } from '@/lib/okr/number-format';
import { locale, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import type { Filter } from '../address';
import { isNarrowed } from './filter';

/** Milliseconds between the last letter and the address. */
const pause = 200;

interface FilterBarProps {
  filter: Filter;
  boot: Boot;
  shown: number;
  total: number;
  /** `replace`: no step in the history. */
  onFilter: (filter: Filter, replace?: boolean) => void;
}

const statuses = [
  ['on-track', 'statusOnTrack'],
  ['at-risk', 'statusAtRisk'],
  ['off-track', 'statusOffTrack'],
  ['none', 'statusNone'],
  ['done', 'statusDone'],
] as const;

const number = (count: number) => formatNumber(count, locale());

/** Team, owner, status, words: what narrows the list stands in the address. */
export function FilterBar({ filter, boot, shown, total, onFilter }: FilterBarProps) {
  const [text, setText] = useText(filter, onFilter);
  const set = (change: { [K in keyof Filter]: Filter[K] | undefined }) => {
    const next = { ...filter, ...change };
    onFilter(Object.fromEntries(Object.entries(next).filter(([, value]) => value)) as Filter);
  };
  const narrowed = isNarrowed(filter);
  const standing = <T extends { archivedAt: number | null; id: string }>(
    all: readonly T[],
    chosen?: string,
  ) => all.filter(({ archivedAt, id }) => archivedAt === null || id === chosen);
  return (
    <search className="dash-filter" aria-label={t('dashFilter')}>
      <span className="dash-filter-text">
        <SearchIcon />
        <input
          type="search"
          data-filter-text
          aria-label={t('dashFilterText')}
          aria-keyshortcuts="/"
          placeholder={t('dashFilterText')}
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || text === '') return;
            event.stopPropagation();
            setText('');
          }}
        />
      </span>
      <Choice
        label={t('dashColumnTeam')}
        all={t('dashAllTeams')}
        value={filter.teamId ?? ''}
        options={standing(boot.teams, filter.teamId).map(({ id, name }) => [id, name])}
        onChange={(teamId) => set({ teamId })}
      />
      <Choice
        label={t('dashColumnOwner')}
        all={t('dashAllOwners')}
        value={filter.ownerId ?? ''}
        options={standing(boot.members, filter.ownerId).map(({ id, name }) => [
          id,
          id === boot.me?.id ? t('dashYou', name) : name,
        ])}
        onChange={(ownerId) => set({ ownerId })}
      />
      <Choice
        label={t('dashColumnStatus')}
        all={t('dashAllStatuses')}
        value={filter.status ?? ''}
        options={statuses.map(([value, key]) => [value, t(key)])}
        onChange={(status) => set({ status: status as Filter['status'] })}
      />
      <label className="dash-filter-archived">
        <input
          type="checkbox"
          checked={filter.archived === true}
          onChange={(event) => set({ archived: event.target.checked ? true : undefined })}
        />
        {t('dashArchivedOnes')}
      </label>
      <span className="dash-filter-count small subtlest" role="status">
        {narrowed
          ? t('dashShown', number(shown), number(total))
          : total === 1
            ? t('dashCountOne')
            : t('dashCountMany', number(total))}
      </span>
      {narrowed && (
        <LinkButton onClick={() => onFilter(filter.archived ? { archived: true } : {})}>
          {t('dashFilterClear')}
        </LinkButton>
      )}
    </search>
  );
}

/** What is typed goes to the address after a pause; an address that changes by itself goes to the field. */
function useText(filter: Filter, onFilter: FilterBarProps['onFilter']): [string, (text: string) => void] {
  const given = filter.text ?? '';
  const [text, setText] = useState(given);
  const sent = useRef(given);
  const latest = useRef({ filter, onFilter });
  latest.current = { filter, onFilter };
  useEffect(() => {
    if (given === sent.current) return;
    sent.current = given;
    setText(given);
  }, [given]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      const { text: _, ...rest } = latest.current.filter;
      latest.current.onFilter(text ? { ...rest, text } : rest, true);
    }, pause);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string | undefined) => void;
}

function Choice({ label, all, value, options, onChange }: ChoiceProps) {
  return (
    <select
      className="dash-select"
      aria-label={label}
      data-set={value !== '' || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{all}</option>
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name.slice(0, 60)}
        </option>
      ))}
    </select>
  );
}
