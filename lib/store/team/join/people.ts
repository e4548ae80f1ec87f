import type { Stored } from '../../schema';
import type { Copier } from './copier';
import { samePerson } from './same';

/** Who is who in the other workspace: I am I; others by account, e-mail or name; else a placeholder. */
export class People {
  private readonly known = new Map<string, Promise<string>>();

  private constructor(
    private readonly copier: Copier,
    private readonly from: ReadonlyMap<string, Stored<'member'>>,
    private readonly there: readonly Stored<'member'>[],
    private readonly meThere: string,
  ) {}

  static async begin(copier: Copier, from: string, meHere: string, meThere: string): Promise<People> {
    const { write } = copier;
    const [rows, standing] = await Promise.all([
      write.by('member', 'byWorkspace', from),
      copier.standing('member'),
    ]);
    const there = standing.filter(({ id }) => write.memberOf(id) === id);
    const people = new People(copier, new Map(rows.map((row) => [row.id, row])), there, meThere);
    people.known.set(meHere, Promise.resolve(meThere));
    return people;
  }

  /** Who made or said something: where nobody knows, I did. */
  async author(id: string): Promise<string> {
    return (await this.person(id)) ?? this.meThere;
  }

  async person(id: string | null | undefined): Promise<string | null> {
    const member = id ? this.from.get(this.copier.write.memberOf(id)) : undefined;
    if (!member) return null;
    const known = this.known.get(member.id) ?? this.find(member);
    this.known.set(member.id, known);
    return known;
  }

  /** Those who are in. */
  async set(set: Record<string, boolean>): Promise<Record<string, boolean>> {
    const ids = Object.keys(set).filter((id) => set[id]);
    const people = await Promise.all(ids.map((id) => this.person(id)));
    return Object.fromEntries(people.filter((id) => id !== null).map((id) => [id, true]));
  }

  private async find(member: Stored<'member'>): Promise<string> {
    const { copier, meThere, there } = this;
    const copied = copier.idOf(member.id);
    // Another one of my name is somebody else.
    const others = there.filter(({ id }) => id !== meThere);
    const same = there.find(({ id }) => id === copied) ?? samePerson(member, there, others);
    if (same) return same.id;
    const fields = { role: 'member', placeholder: true, aliasOf: undefined, createdBy: meThere } as const;
    await copier.make('member', withoutAlias(member), fields);
    // An earlier copy may be another name of somebody by now.
    return copier.write.memberOf(copied);
  }
}

function withoutAlias({ aliasOf: _alias, ...member }: Stored<'member'>): Stored<'member'> {
  return member as Stored<'member'>;
}
