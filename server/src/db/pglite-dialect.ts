import type { PGlite } from '@electric-sql/pglite';
import {
  CompiledQuery,
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

/** int8 as a number: ours stay below 2^53. */
const parsers = { 20: Number };

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
    await connection.executeQuery(CompiledQuery.raw(`begin${level}`));
  }
  async commitTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }
  async rollbackTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
  async destroy() {
    await this.lite.close();
  }
}

class PgliteConnection implements DatabaseConnection {
  constructor(private readonly lite: PGlite) {}
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affectedRows } = await this.lite.query<R>(sql, [...parameters], { parsers });
    return { rows, ...(affectedRows !== undefined && { numAffectedRows: BigInt(affectedRows) }) };
  }
  // biome-ignore lint/correctness/useYield: PGlite has no cursor over its one connection
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('PGlite does not stream');
  }
}
