import type { Mutation } from '../../lib/protocol/mutation';
import type { Hlc } from '../../lib/sync/hlc';
import { clockAt } from '../../lib/sync/merge';
import type { Device, World } from './device';

/** A row of the server’s refusals. */
export interface Refused {
  client: string;
  mid: number;
  id: string;
  code: string;
}

/**
 * Whatever was refused is told as `lib/sync/client/acknowledge.ts` has it. What the client was never told of has gone out
 * again, alone or in the making of its record. (A copy that comes late to a server that was turned back may be refused
 * where it had been taken in; nobody waits for that answer, and what is later than the server's was offered again.)
 */
export function notices({ server, told }: World, device: Device, refused: readonly Refused[]): string[] {
  const { store, name } = device;
  for (const { client, mid, id, code } of refused) {
    if (!store.clientIds.includes(client)) continue;
    const key = `${client}:${mid}`;
    const said = server.sent.get(key);
    if (!said) return [`${name}: ${key} was refused and never sent`];
    // Of two copies of one profile it may have been the other that sent it.
    if (device.sent.get(key)?.hlc !== said.hlc) continue;
    const verdict = told.get(`${name} ${key}`);
    const isCovered =
      verdict === 'accepted' ||
      ofItsOwn(device, client, said) ||
      inMaking(
        device,
        store.rejected.map(({ mutation }) => mutation),
        said,
      ) ||
      wasRenumbered(server.sent, device, client, said) ||
      ((verdict === undefined || isToGoAgain(server.sent, device, client, said, code)) &&
        wentAgain(server.sent, device, client, said)) ||
      inVain(server.sent, device, said, code);
    if (!isCovered) return [`${name} says nothing of ${code} for ${said.op} ${key} ${said.kind} ${id}`];
  }
  return [];
}

const ofItsOwn = ({ store }: Device, client: string, { mid, id, op, hlc }: Mutation) =>
  store.rejected.some(
    ({ client: under, mutation }) =>
      under === client &&
      mutation.mid === mid &&
      mutation.id === id &&
      mutation.op === op &&
      (op === 'create' || mutation.hlc === hlc),
  );

/** Also a change that was refused for anything, say for a role, while the making of its record is still to go out. */
const isToGoAgain = (
  sent: ReadonlyMap<string, Mutation>,
  device: Device,
  client: string,
  said: Mutation,
  code: string,
) =>
  code === 'clock-skew' ||
  (said.op !== 'create' &&
    (code === 'not-found' || laterOf(sent, device, client, said).some(({ op }) => op === 'create')));

/** The same under another number, or all of the record with it; or it was told of before it could go. */
function wentAgain(
  sent: ReadonlyMap<string, Mutation>,
  device: Device,
  client: string,
  said: Mutation,
): boolean {
  const { store } = device;
  const content = contentOf(said);
  const later = laterOf(sent, device, client, said);
  const all = [...later, ...store.rejected.map(({ mutation }) => mutation)];
  return all.some((one) => contentOf(one) === content) || inMaking(device, all, said);
}

/** What this device sent of the same record after it. */
function laterOf(
  sent: ReadonlyMap<string, Mutation>,
  { store }: Device,
  client: string,
  said: Mutation,
): Mutation[] {
  const isLater = (under: string, mid: number) =>
    under === client ? mid > said.mid : store.clientIds.indexOf(under) > store.clientIds.indexOf(client);
  return [...sent]
    .filter(([key, { id, mid }]) => id === said.id && isLater(clientOf(key), mid))
    .map(([, one]) => one);
}

const clientOf = (key: string) => key.split(':')[0] as string;

/** What it says, whatever its number and its stamps are. */
const contentOf = ({ kind, id, op, patch, unset = [] }: Mutation) =>
  JSON.stringify([kind, id, op, Object.entries(patch).sort(), [...unset].sort()]);

/**
 * Whether the making of the record holds all that was written, or what was written later. It was put together before
 * the change may have got a new stamp.
 */
function inMaking({ store }: Device, all: readonly Mutation[], said: Mutation): boolean {
  if (said.op !== 'patch') return false;
  // A stamp may be given anew as it was, or to another change: the way back may end where it began.
  const first = (stamp: Hlc, seen: readonly Hlc[] = []): Hlc => {
    const old = store.renewed.get(stamp);
    return old === undefined || seen.includes(old) ? stamp : first(old, [...seen, stamp]);
  };
  return all.some((one) => {
    if (one.id !== said.id || one.op !== 'create') return false;
    const clock = one.clock ?? { '*': one.hlc };
    return [...Object.keys(said.patch), ...(said.unset ?? [])].every((path) => {
      const stamp = said.clock?.[path] ?? said.clock?.['*'] ?? said.hlc;
      return clockAt(clock, path) >= stamp || clockAt(clock, path) >= first(stamp);
    });
  });
}

/** The answer came, and the process ended before it was kept; then the queue got a new client id, and its own answer. */
const wasRenumbered = (
  sent: ReadonlyMap<string, Mutation>,
  { store }: Device,
  client: string,
  { id, op, hlc }: Mutation,
): boolean =>
  [...sent].some(([key, one]) => {
    const under = clientOf(key);
    const isLater = store.clientIds.indexOf(under) > store.clientIds.indexOf(client);
    return isLater && one.id === id && one.op === op && one.hlc === hlc;
  });

/**
 * What is not there any more was to be deleted, by this or by another of this device’s. A deletion that is refused for another reason has
 * a notice of its own, and the changes before it of a record that was never there go with it.
 */
function inVain(
  sent: ReadonlyMap<string, Mutation>,
  { store }: Device,
  said: Mutation,
  code: string,
): boolean {
  if (said.op === 'purge') return code === 'not-found';
  if (said.op !== 'patch') return false;
  const isMine = ({ op, id }: Mutation) => op === 'purge' && id === said.id;
  if (code === 'not-found' || code === 'gone')
    return [...sent].some(([key, one]) => isMine(one) && store.clientIds.includes(clientOf(key)));
  return store.rejected.some(({ code: why, mutation }) => why === code && isMine(mutation));
}
