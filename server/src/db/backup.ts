import { sql } from 'kysely';
import { openTable, readMigrations, readTables, type Table } from './catalogue';
import type { Db } from './open';

const page = 500;

/**
 * Every row of every table, each as the JSON that the database makes of it, by table and key, as of one moment: others
 * go on writing. The same lines come from PGlite and PostgreSQL. Gives the count of rows.
 */
export async function backup(
  db: Db,
  line: (text: string) => Promise<void>,
  { version, now }: { version: string; now: number },
): Promise<number> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const migrations = await readMigrations(tx);
      await line(JSON.stringify({ keyline: 1, version, at: new Date(now).toISOString(), migrations }));
      let count = 0;
      for (const table of await readTables(tx)) {
        await openTable(tx, table);
        await line(JSON.stringify({ table: table.name, columns: table.columns }));
        await sql`declare keyline_copy no scroll cursor for ${rowsOf(table)}`.execute(tx);
        for (;;) {
          const { rows } = await sql<{ row: string }>`fetch ${sql.lit(page)} from keyline_copy`.execute(tx);
          for (const { row } of rows) await line(`[${row}]`);
          count += rows.length;
          if (rows.length < page) break;
        }
        await sql`close keyline_copy`.execute(tx);
      }
      await line(JSON.stringify({ end: true, rows: count }));
      return count;
    });
}

/** As text: a number that JavaScript cannot hold goes through unharmed. */
const rowsOf = ({ name, key }: Table) => {
  const order =
    key.length > 0 ? sql` order by ${sql.join(key.map((column) => sql.ref(`t.${column}`)))}` : sql``;
  return sql`select row_to_json(t)::text as row from ${sql.table(name)} t${order}`;
};
