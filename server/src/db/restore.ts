import { sql } from 'kysely';
import type * as z from 'zod/mini';
import type { Tx } from './as-person';
import { openTable, readMigrations, readTables, type Table } from './catalogue';
import { CopyError, endSchema, headSchema, tableSchema } from './copy-file';
import type { Db } from './open';

/** Rows go in by this many characters. */
const batch = 1_000_000;

/**
 * Reads a copy's lines into a database of this version's tables, in one transaction: a copy that is broken anywhere
 * leaves it as it was. Every workspace gets an epoch that none had before, by which devices know to come again for
 * everything. Gives the count of rows.
 */
export async function restore(
  db: Db,
  lines: AsyncIterable<string>,
  { replace, now }: { replace: boolean; now: number },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const tables = await readTables(tx);
    await sql`lock table ${sql.join(tables.map(({ name }) => sql.table(name)))} in access exclusive mode`.execute(
      tx,
    );
    const epoch = await newEpoch(tx, now);
    const empty = await isEmpty(tx, tables);
    if (!empty && !replace)
      throw new CopyError('There is something in this database already. --replace deletes it first.');
    for (const table of [...tables].reverse()) {
      await openTable(tx, table);
      await sql`delete from ${sql.table(table.name)}`.execute(tx);
    }
    const count = await fill(tx, lines, tables);
    await openTable(tx, { isForced: true });
    await sql`update workspace set epoch = greatest(epoch, ${epoch}) + 1`.execute(tx);
    return count;
  });
}

async function fill(tx: Tx, lines: AsyncIterable<string>, tables: Table[]): Promise<number> {
  const known = new Map(tables.map((table) => [table.name, table]));
  let place: { name: string; columns: string[] } | null = null;
  let rows: string[] = [];
  let size = 0;
  let count = 0;
  let number = 0;
  let ended = false;
  const flush = async () => {
    if (place && rows.length > 0) await insert(tx, place, rows);
    rows = [];
    size = 0;
  };
  for await (const line of lines) {
    number++;
    if (ended) throw new CopyError(`Line ${number}: there is something after the end.`);
    if (number === 1) checkHead(parse(headSchema, line, number), await readMigrations(tx));
    else if (line.startsWith('[')) {
      if (!place) throw new CopyError(`Line ${number}: a row of no table.`);
      rows.push(line.slice(1, -1));
      size += line.length;
      count++;
      if (size > batch) await flush();
    } else if (line.startsWith('{"end"')) {
      await flush();
      const { rows: wanted } = parse(endSchema, line, number);
      if (wanted !== count) throw new CopyError(`The copy has ${count} rows where it had ${wanted}.`);
      ended = true;
    } else {
      await flush();
      const { table, columns } = parse(tableSchema, line, number);
      const target = known.get(table);
      const strange = columns.find((column) => !target?.columns.includes(column));
      if (!target) throw new CopyError(`Line ${number}: there is no table ${table} here.`);
      if (strange) throw new CopyError(`Line ${number}: ${table} has no column ${strange} here.`);
      await openTable(tx, target);
      place = { name: table, columns };
    }
  }
  if (!ended) throw new CopyError('The copy is cut off: its end is missing.');
  return count;
}

function parse<S extends z.ZodMiniType>(schema: S, line: string, number: number): z.infer<S> {
  try {
    const parsed = schema.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data;
  } catch {
    // Said below.
  }
  throw new CopyError(number === 1 ? 'This is no copy of a Keyline server.' : `Line ${number} is damaged.`);
}

function checkHead({ migrations, version }: z.infer<typeof headSchema>, ours: string[]): void {
  const newer = migrations.filter((name) => !ours.includes(name));
  if (newer.length > 0)
    throw new CopyError(`The copy is of a newer Keyline (${version}): update this server first.`);
}

async function insert(tx: Tx, { name, columns }: { name: string; columns: string[] }, rows: string[]) {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  const json = `[${rows.join(',')}]`;
  try {
    // With its schema: a bare "record" is a type of PostgreSQL's own.
    await sql`insert into ${sql.table(name)} (${list})
      select ${list} from json_populate_recordset(null::${sql.table(`public.${name}`)}, ${json}::text::json)`.execute(
      tx,
    );
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    // 22: a value that is none, 23: rows that do not fit together.
    if (/^2[23]/.test(code ?? '')) throw new CopyError(`The copy is damaged: ${name}: ${message}`);
    throw error;
  }
}

async function isEmpty(tx: Tx, tables: Table[]): Promise<boolean> {
  // A server that was only started has made an invite.
  for (const table of tables.filter(({ name }) => name !== 'invite')) {
    await openTable(tx, table);
    const { rows } = await sql`select 1 from ${sql.table(table.name)} limit 1`.execute(tx);
    if (rows.length > 0) return false;
  }
  return true;
}

/** Above those that are here, and above those of a copy restored into an empty database before: time goes on. */
async function newEpoch(tx: Tx, now: number): Promise<number> {
  await openTable(tx, { isForced: true });
  const { rows } = await sql<{
    epoch: number;
  }>`select coalesce(max(epoch), 0) as epoch from workspace`.execute(tx);
  return Math.max(rows[0]?.epoch ?? 0, Math.floor((now - Date.UTC(2026, 0)) / 60_000));
}
