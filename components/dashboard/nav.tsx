import type { ReactNode } from 'react';
import { daysLeftText } from '@/components/key-result/words';
import { daysBetween, formatDay } from '@/lib/okr/day';
import { containsDay } from '@/lib/okr/limits';
import { isPrivate } from '@/lib/okr/scope';
import { isServersPage } from '@/lib/platform/servers-page';
import { locale, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { PeopleIcon } from '../ui/icons';
import type { Address, View } from './address';
import { CycleIcon, HomeIcon, KeyboardIcon, SettingsIcon, SignOutIcon, TargetIcon } from './icons';
import { PrivateMark } from './private-mark';
import { addressOf, type Go } from './use-address';
import { viewTitles } from './use-page-title';
import { WorkspaceSwitcher } from './workspace-switcher';

interface NavProps {
  boot: Boot;
  address: Address;
  go: Go;
  onKeys: () => void;
}

const icons: Record<View, () => ReactNode> = {
  home: HomeIcon,
  objectives: TargetIcon,
  cycles: CycleIcon,
  people: PeopleIcon,
};

/** How many cycles stand in the list: those that run, then the newest others; the rest is in their view. */
const mostCycles = 8;

/** Workspace, views, cycles, teams. Every entry is a link: it can be opened beside, kept and sent. */
export function Nav({ boot, address, onKeys }: NavProps) {
  const { view, cycleId, filter } = address;
  const here = { ...address, open: null };
  const standing = boot.cycles.filter(({ archivedAt }) => archivedAt === null);
  const running = standing.filter((cycle) => containsDay(cycle, boot.today));
  const others = standing.filter((cycle) => !running.includes(cycle));
  const cycles = [...running, ...others].slice(0, mostCycles);
  const chosen = boot.cycles.find(({ id }) => id === cycleId);
  if (chosen && !cycles.includes(chosen)) cycles.push(chosen);
  const inCycle = view === 'objectives' || view === 'home' ? view : 'objectives';
  const teams = boot.teams.filter(({ archivedAt }) => archivedAt === null);
  return (
    <nav className="dash-nav" aria-label={t('dashNav')}>
      <WorkspaceSwitcher boot={boot} />
      <ul>
        {(['home', 'objectives', 'cycles', 'people'] as const).map((to) => {
          const Icon = icons[to];
          const isHere = view === to && !filter.teamId;
          return (
            <li key={to}>
              <a href={addressOf(here, { view: to, filter: {} })} {...(isHere && { 'aria-current': 'page' })}>
                <Icon />
                <span className="one-line">{t(viewTitles[to])}</span>
              </a>
            </li>
          );
        })}
      </ul>
      <h2 className="dash-nav-title" id="dash-nav-cycles">
        {t('dashCycles')}
      </h2>
      <ul aria-labelledby="dash-nav-cycles">
        <li>
          <a
            href={addressOf(here, { view: inCycle, cycleId: null })}
            {...(cycleId === null && { 'aria-current': 'true' })}
          >
            <span className="one-line">{t('now')}</span>
            <span className="dash-nav-note">{formatDay(boot.today, locale(), boot.today)}</span>
          </a>
        </li>
        {cycles.map((cycle) => (
          <li key={cycle.id}>
            <a
              href={addressOf(here, { view: inCycle, cycleId: cycle.id })}
              {...(cycle.id === cycleId && { 'aria-current': 'true' })}
              title={`${cycle.name.slice(0, 200)} · ${daysLeftText(daysBetween(boot.today, cycle.endOn))}`}
            >
              <bdi className="one-line">{cycle.name}</bdi>
              <span className="dash-nav-note">
                {containsDay(cycle, boot.today)
                  ? t('dashDays', daysBetween(boot.today, cycle.endOn))
                  : formatDay(cycle.endOn, locale(), boot.today)}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {teams.length > 0 && (
        <>
          <h2 className="dash-nav-title" id="dash-nav-teams">
            {t('dashTeams')}
          </h2>
          <ul aria-labelledby="dash-nav-teams">
            {teams.map((team) => (
              <li key={team.id}>
                <a
                  href={addressOf(here, { view: 'objectives', filter: { teamId: team.id } })}
                  {...(view === 'objectives' && filter.teamId === team.id && { 'aria-current': 'true' })}
                >
                  <TeamDot color={team.color} />
                  <bdi className="one-line">{team.name}</bdi>
                  {isPrivate(team) && <PrivateMark />}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <ul className="dash-nav-foot">
        <li>
          {isServersPage() ? (
            <a href="/sign-out" data-sign-out="">
              <SignOutIcon />
              <span className="one-line">{t('dashSignOut')}</span>
            </a>
          ) : (
            <a href="options.html" target="_blank" rel="noreferrer">
              <SettingsIcon />
              <span className="one-line">{t('menuOptions')}</span>
            </a>
          )}
        </li>
        <li>
          <button type="button" onClick={onKeys}>
            <KeyboardIcon />
            <span className="one-line">{t('keyboard')}</span>
          </button>
        </li>
      </ul>
    </nav>
  );
}

/** A team's own colour; grey where it has none. */
export const TeamDot = ({ color }: { color?: string | undefined }) => (
  <span className="dash-dot" style={color ? { background: color } : undefined} aria-hidden="true" />
);
