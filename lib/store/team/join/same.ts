import type { Cycle } from '../../../okr/kinds/cycle';
import type { Member } from '../../../okr/kinds/member';
import type { Team } from '../../../okr/kinds/team';
import { isPrivate } from '../../../okr/scope';

/*
 * What counts as the same in two workspaces that know nothing of each other. The first match in the order given is
 * taken, so that every device finds the same one.
 */

/** A name or title as people tell it apart: without case, accents' spelling, spaces at the ends or doubled. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.!]+$/, '')
    .toLocaleLowerCase('en');

type Person = Pick<Member, 'name' | 'email' | 'accounts'>;

/** By an account they share, else by e-mail address, else by name; that among those of `byName`. */
export function samePerson<T extends Person>(
  person: Person,
  among: readonly T[],
  byName: readonly T[] = among,
): T | undefined {
  const email = person.email?.trim().toLowerCase();
  return (
    among.find(({ accounts }) =>
      Object.entries(accounts).some(([host, id]) => person.accounts[host] === id),
    ) ??
    (email ? among.find((other) => other.email?.trim().toLowerCase() === email) : undefined) ??
    byName.find(({ name }) => folded(name) === folded(person.name))
  );
}

/** Of the same days; one of the same kind first. */
export function sameCycle<T extends Pick<Cycle, 'kind' | 'startOn' | 'endOn'>>(
  { kind, startOn, endOn }: Pick<Cycle, 'kind' | 'startOn' | 'endOn'>,
  among: readonly T[],
): T | undefined {
  const ofDays = among.filter((other) => other.startOn === startOn && other.endOn === endOn);
  return ofDays.find((other) => other.kind === kind) ?? ofDays[0];
}

type Named = Pick<Team, 'name' | 'scopeId' | 'workspaceId'>;

/** Of the same name, and both private or both open: what few may read never becomes what all may. */
export const sameTeam = <T extends Named>(team: Named, among: readonly T[]): T | undefined =>
  among.find((other) => isPrivate(other) === isPrivate(team) && folded(other.name) === folded(team.name));

/** Both have some day in common. */
export const overlap = (a: Pick<Cycle, 'startOn' | 'endOn'>, b: Pick<Cycle, 'startOn' | 'endOn'>): boolean =>
  a.startOn <= b.endOn && b.startOn <= a.endOn;
