import { compareText } from '../../../okr/clock';
import { refuse } from '../../failure';
import { ticketId } from '../../ids';
import type { Stored } from '../../schema';
import { ticketsByRef } from '../../tickets';
import type { Copier } from './copier';
import type { People } from './people';
import { sameCycle, sameTeam } from './same';

/** Cycles, teams and tickets of the other workspace: what is the same there is taken, the rest comes along. */
export class Places {
  private readonly cycles = new Map<string, Promise<string>>();
  private readonly teams = new Map<string, Promise<string | null>>();
  private readonly tickets = new Map<string, Promise<string | null>>();
  private cyclesThere: Promise<Stored<'cycle'>[]> | null = null;
  private teamsThere: Promise<Stored<'team'>[]> | null = null;

  constructor(
    private readonly copier: Copier,
    private readonly people: People,
    private readonly from: string,
    private readonly meThere: string,
  ) {}

  /** `below` are those it was asked from: a loop that two devices made together is walked once. */
  cycle(id: string, below: readonly string[] = []): Promise<string> {
    const known = this.cycles.get(id) ?? this.findCycle(id, below);
    this.cycles.set(id, known);
    return known;
  }

  /** null = it is gone, or put away. */
  team(id: string, below: readonly string[] = []): Promise<string | null> {
    const known = this.teams.get(id) ?? this.findTeam(id, below);
    this.teams.set(id, known);
    return known;
  }

  /** null = it is gone. */
  ticket(id: string): Promise<string | null> {
    const known = this.tickets.get(id) ?? this.findTicket(id);
    this.tickets.set(id, known);
    return known;
  }

  async teamSet(set: Record<string, boolean>): Promise<Record<string, boolean>> {
    const named: Record<string, boolean> = {};
    // One after another: two that name each other would wait for each other.
    for (const id of Object.keys(set).filter((each) => set[each])) {
      const team = await this.team(id);
      if (team !== null) named[team] = true;
    }
    return named;
  }

  /** A private team's own stays with that team; never does it become everybody's. */
  async scope({ scopeId }: { scopeId: string }): Promise<string> {
    if (scopeId === this.from) return this.copier.to;
    const team = await this.team(scopeId);
    if (team === null) throw refuse('not-found', 'failNotFound');
    return team;
  }

  private async findCycle(id: string, below: readonly string[]): Promise<string> {
    const { copier } = this;
    const { write, to } = copier;
    const cycle = await write.need('cycle', id);
    this.cyclesThere ??= write
      .by('cycle', 'byWorkspace', IDBKeyRange.bound([to], [to, []]))
      .then((rows) => rows.filter(isStanding).sort((a, b) => compareText(a.id, b.id)));
    const there = await this.cyclesThere;
    const same = there.find((row) => row.id === copier.idOf(id)) ?? sameCycle(cycle, there);
    if (same) return same.id;
    const { parentId } = cycle;
    const isRoot = parentId === null || parentId === id || below.includes(parentId);
    const above = isRoot ? undefined : await write.get('cycle', parentId);
    const parent = above && isStanding(above) ? await this.cycle(above.id, [...below, id]) : null;
    await copier.make('cycle', cycle, { parentId: parent, createdBy: this.meThere });
    return copier.idOf(id);
  }

  private async findTeam(id: string, below: readonly string[]): Promise<string | null> {
    const { copier } = this;
    const team = await copier.write.get('team', id);
    const isPrivate = team !== undefined && team.scopeId === team.id;
    if (!team || (!isStanding(team) && !isPrivate)) return null;
    this.teamsThere ??= copier.standing('team');
    const there = await this.teamsThere;
    const same = there.find((row) => row.id === copier.idOf(id)) ?? sameTeam(team, there);
    if (same) return same.id;
    const { parentId } = team;
    const isRoot = parentId === null || parentId === id || below.includes(parentId);
    const parent = isRoot ? null : await this.team(parentId, [...below, id]);
    const copied = copier.idOf(id);
    const members = await this.people.set(team.memberIds);
    const fields = {
      leadId: await this.people.person(team.leadId),
      // Else what I copy there would be gone for me.
      memberIds: isPrivate ? { ...members, [this.meThere]: true } : members,
      parentId: parent,
      createdBy: this.meThere,
    };
    await copier.make('team', team, fields, isPrivate ? copied : undefined);
    return copied;
  }

  private async findTicket(id: string): Promise<string | null> {
    const { copier } = this;
    const { write, to } = copier;
    const ticket = await write.get('ticket', id);
    if (!ticket) return null;
    const [there] = await ticketsByRef(write, to, ticket, ticket.hostId);
    if (there) {
      write.patch('ticket', there, { archivedAt: null });
      return there.id;
    }
    const copied = ticketId(to, ticket);
    await copier.make('ticket', ticket, { id: copied, parentId: null, createdBy: this.meThere });
    return copied;
  }
}

const isStanding = ({ archivedAt }: { archivedAt: number | null }) => archivedAt === null;
