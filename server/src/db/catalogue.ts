import { sql } from 'kysely';
import type { Tx } from './as-person';

export interface Table {
  name: string;
  /** All but those that the database computes. */
  columns: string[];
  key: string[];
  /** Row-level security holds for the owner too: only `keyline_system` sees every row. */
  isForced: boolean;
}

/** Every table of ours as the database has it, so that none is forgotten; those referred to before those that refer. */
export async function readTables(tx: Tx): Promise<Table[]> {
  const { rows } = await sql<Table & { needs: string[] }>`
    select c.relname as name, c.relforcerowsecurity as "isForced",
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select a.attname::text from pg_index i, unnest(i.indkey) with ordinality k (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = i.indrelid order by k.place) as key,
      array(select f.relname::text from pg_constraint r join pg_class f on f.oid = r.confrelid
        where r.conrelid = c.oid and r.contype = 'f' and f.oid <> c.oid) as needs
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not like 'kysely_migration%'
    order by c.relname`.execute(tx);
  const sorted: Table[] = [];
  const left = new Map(rows.map((row) => [row.name, row]));
  while (left.size > 0) {
    // Where tables refer to each other in a ring the first goes first, and the database says so.
    const next = [...left.values()].find(({ needs }) => !needs.some((name) => left.has(name)));
    const { needs, ...table } = next ?? ([...left.values()][0] as Table & { needs: string[] });
    left.delete(table.name);
    sorted.push(table);
  }
  return sorted;
}

/** Becomes whoever may see and write all rows of a table, until the next of these or the transaction's end. */
export const openTable = (tx: Tx, { isForced }: Pick<Table, 'isForced'>) =>
  sql`select set_config('role', ${isForced ? 'keyline_system' : 'none'}, true)`.execute(tx);

/** Which migrations the database went through. */
export async function readMigrations(tx: Tx): Promise<string[]> {
  await openTable(tx, { isForced: false });
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(tx);
  return rows.map(({ name }) => name);
}
