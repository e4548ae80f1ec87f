import type { Member } from '../okr/kinds/member';

/**
 * Member id by the id of a record that is another name of that member: one person who was somebody on two devices
 * before both met. Nothing that names the alias is rewritten; who reads takes the one for the other.
 */
export type Aliases = Readonly<Record<string, string>>;

/** The member that an id stands for. Where aliases came to name each other, the lowest id of the round stands. */
export function memberOf(aliases: Aliases | undefined, id: string): string {
  const seen = new Set<string>();
  let at = id;
  for (let next = aliases?.[at]; next !== undefined; next = aliases?.[at]) {
    if (seen.has(at)) return [...seen].slice([...seen].indexOf(at)).sort()[0] ?? at;
    seen.add(at);
    at = next;
  }
  return at;
}

/** Every id that stands for a member, its own first. */
export const idsOf = (aliases: Aliases | undefined, id: string): string[] => [
  id,
  ...Object.keys(aliases ?? {}).filter((alias) => alias !== id && memberOf(aliases, alias) === id),
];

/** Keeps the state's aliases in step with a member that is written. */
export function noteAlias(
  state: { aliases?: Aliases },
  { id, aliasOf }: Pick<Member, 'id' | 'aliasOf'>,
): void {
  if (state.aliases?.[id] === aliasOf) return;
  const { [id]: _old, ...others } = state.aliases ?? {};
  state.aliases = aliasOf === undefined ? others : { ...others, [id]: aliasOf };
}

const people = ['ownerId', 'authorId', 'onBehalfOf', 'linkedBy', 'leadId', 'createdBy'];
const sets = ['contributorIds', 'memberIds'];

/** A record as a screen reads it: it names members, never their aliases. */
export function namingMembers<T extends object>(record: T, aliases: Aliases): T {
  const fields: Record<string, unknown> = { ...(record as Record<string, unknown>) };
  for (const name of people) {
    const id = fields[name];
    if (typeof id === 'string') fields[name] = memberOf(aliases, id);
  }
  for (const name of sets) {
    const named: Record<string, boolean> = {};
    const set = fields[name] as Record<string, boolean> | undefined;
    for (const [id, isIn] of Object.entries(set ?? {})) {
      const member = memberOf(aliases, id);
      named[member] = isIn || named[member] === true;
    }
    if (set) fields[name] = named;
  }
  return fields as T;
}
