import { kindNames } from '@/lib/okr/kinds';
import type { Store } from '@/lib/store/api';
import { emptyRecords, formatName, listName, type Records } from '@/lib/store/file/format';

/** What an export holds, as far as it is added to here. */
interface ExportFile {
  version: number;
  device?: unknown;
  records: Records;
}

async function exported(store: Store): Promise<ExportFile> {
  const data = JSON.parse((await store.read('exportFile', { team: false })).text);
  const records = emptyRecords();
  for (const kind of kindNames) Object.assign(records, { [kind]: data[listName(kind)] });
  return { version: data.version, device: data.device, records };
}

const textOf = ({ version, device, records }: ExportFile): string =>
  JSON.stringify({
    format: formatName,
    version,
    exportedAt: 0,
    device,
    ...Object.fromEntries(kindNames.map((kind) => [listName(kind), records[kind]])),
  });

const countOf = (records: Records) => kindNames.reduce((sum, kind) => sum + records[kind].length, 0);

/** People a team has, and quarters that it has kept. */
const people = 40;
const quarters = 20;

/**
 * The text of an export of this store with records of others beside its own until there are `total`: what a company
 * gathers in five years, each key result with check-ins and tickets, a twentieth of it in the running cycle. Made from
 * copies of its own records, so that each is as the commands write it. What I own and what is due for me stays the same.
 */
export async function grownText(store: Store, total: number): Promise<string> {
  const file = await exported(store);
  const { member, cycle, objective, keyResult, checkIn, ticket, activity } = file.records;
  const own = {
    member: first(member),
    cycle: first(cycle),
    objective: first(objective),
    keyResult: first(keyResult),
    checkIn: first(checkIn),
    ticket: first(ticket),
    activity: first(activity),
  };
  let left = total - countOf(file.records);
  if (left < 0) throw new Error(`There are ${total - left} records already.`);
  /** False = there are enough. */
  const add = <T>(list: T[], record: T): boolean => {
    if (left === 0) return false;
    left--;
    list.push(record);
    return true;
  };
  const id = () => crypto.randomUUID();
  const others: string[] = [];
  const cycles = [own.cycle.id];
  while (left > 0 && others.length < Math.min(people, Math.ceil(total / 50))) {
    const other = { ...own.member, id: id(), name: `Person ${others.length + 1}`, accounts: {} };
    others.push(other.id);
    add(member, other);
  }
  while (left > 0 && cycles.length < Math.min(quarters, Math.ceil(total / 50))) {
    const [startOn, endOn] = [dayOfQuarter(cycles.length, 0), dayOfQuarter(cycles.length, 1)];
    const past = { ...own.cycle, id: id(), name: `Quarter ${cycles.length}`, startOn, endOn };
    cycles.push(past.id);
    add(cycle, { ...past, state: 'closed' });
  }
  for (let n = 0; left > 0; n++) {
    const owner = others[n % others.length] ?? own.member.id;
    const by = { createdBy: owner, ownerId: owner };
    const { id: objectiveId } = own.objective;
    const aim = {
      ...own.objective,
      ...by,
      id: id(),
      title: `Aim ${n}`,
      cycleId: cycles[n % cycles.length] ?? '',
    };
    const isNew = add(objective, aim);
    for (let k = 0; k < 3 && left > 0; k++) {
      const title = `Result ${n}.${k} of what somebody else wants to reach`;
      const result = { ...own.keyResult, ...by, id: id(), title, objectiveId: isNew ? aim.id : objectiveId };
      add(keyResult, result);
      for (let week = 1; week <= 8; week++)
        add(checkIn, { ...own.checkIn, id: id(), keyResultId: result.id, createdBy: owner, authorId: owner });
      for (let t = 0; t < 2; t++) {
        const key = `OLD-${n * 10 + k * 3 + t + 1}`;
        const url = own.ticket.url.replace(/[^/]+$/, key);
        const done = {
          ...own.ticket,
          id: id(),
          key,
          keys: { [key]: true },
          hostId: null,
          url,
          createdBy: owner,
        };
        if (add(ticket, { ...done, title: `Ticket ${key} of long ago` }))
          add(activity, {
            ...own.activity,
            id: id(),
            keyResultId: result.id,
            ticketId: done.id,
            createdBy: owner,
            linkedBy: owner,
          });
      }
    }
  }
  return textOf(file);
}

function first<T>(list: readonly T[]): T {
  const [record] = list;
  if (!record) throw new Error('The store has no record of some kind to copy.');
  return record;
}

/** First or last day of the quarter that lies so many quarters back. */
function dayOfQuarter(back: number, end: 0 | 1): string {
  return new Date(Date.now() - (back * 91 + 30 - end * 90) * 86_400_000).toISOString().slice(0, 10);
}
