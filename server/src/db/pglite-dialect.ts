import type { PGlite } from '@electric-sql/pglite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';

/** int8 as a number: ours stay below 2^53. Given once, as with each query all parsers would be copied each time. */
export const pgliteParsers = { 20: Number };

/**
 * PGlite for Kysely 0.28: one connection, so whoever wants it waits in line. Kysely 0.29 has a dialect of its own, and
 * wants Node 22 (TODO [2027-06-01]: take that one).
 */
export class PgliteDialect implements Dialect {
  constructor(private readonly lite: PGlite) {}
  createAdapter() {
    return new PostgresAdapter();
  }
  createDriver(): Driver {
    return new PgliteDriver(this.lite);
  }
  createQueryCompiler() {
    return new PostgresQueryCompiler();
  }
  createIntrospector(db: Kysely<unknown>) {
    return new PostgresIntrospector(db);
  }
}

class PgliteDriver implements Driver {
  private line: Promise<void> = Promise.resolve();
  private readonly release = new WeakMap<DatabaseConnection, () => void>();

  constructor(private readonly lite: PGlite) {}

  async init() {
    await this.lite.waitReady;
  }
  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.line;
    let free = () => {};
    this.line = new Promise((resolve) => {
      free = resolve;
    });
    await before;
    const connection = new PgliteConnection(this.lite);
    this.release.set(connection, free);
    return connection;
  }
  async releaseConnection(connection: DatabaseConnection) {
    this.release.get(connection)?.();
  }
  async beginTransaction(connection: DatabaseConnection, { isolationLevel }: TransactionSettings) {
    const level = isolationLevel ? ` isolation level ${isolationLevel}` : '';
    await (connection as PgliteConnection).say(`begin${level}`);
  }
  async commitTransaction(connection: DatabaseConnection) {
    await (connection as PgliteConnection).say('commit');
  }
  async rollbackTransaction(connection: DatabaseConnection) {
    await (connection as PgliteConnection).say('rollback');
  }
  async destroy() {
    await this.lite.close();
  }
}

class PgliteConnection implements DatabaseConnection {
  constructor(private readonly lite: PGlite) {}
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affectedRows } = await this.lite.query<R>(sql, [...parameters]);
    return { rows, ...(affectedRows !== undefined && { numAffectedRows: BigInt(affectedRows) }) };
  }
  /** One message instead of six, for what has no parameters and answers nothing. */
  async say(statement: string): Promise<void> {
    await this.lite.exec(statement);
  }
  // biome-ignore lint/correctness/useYield: PGlite has no cursor over its one connection
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('PGlite does not stream');
  }
}
