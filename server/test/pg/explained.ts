import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Server } from './cluster';

/** PostgreSQL writes down the plan of every statement as it ran, those within functions too. */
export const explainEverything = {
  logging_collector: 'on',
  log_destination: 'jsonlog',
  log_directory: 'plans',
  log_min_messages: 'log',
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
};

export interface Explained {
  text: string;
  /** Table → its partitions that the plan reads or writes by name. */
  partitions: Record<string, string[]>;
  /** What the plan does: `Index Scan`, `Sort`. */
  nodes: string[];
}

/** Reads several partitions of one table: on a distributed engine it would ask several machines. */
export const fansOut = ({ partitions }: Explained): boolean =>
  Object.values(partitions).some((names) => names.length > 1);

/** What ran between the call and `read`, by connections that call themselves `application`; each text once. */
export async function explain(server: Server, application: string) {
  const client = new pg.Client(server.url);
  client.on('error', () => {});
  await client.connect();
  const mark = async () => {
    const name = randomUUID();
    await client.query(`select '${name}'`);
    for (const started = Date.now(); ; ) {
      const lines = linesOf(path.join(server.folder, 'plans'));
      const at = lines.findIndex((line) => line.includes(name));
      if (at >= 0) return { lines, at };
      if (Date.now() - started > 20_000) throw new Error('PostgreSQL writes no plans.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const start = await mark();
  return {
    async read(): Promise<Explained[]> {
      const { lines, at } = await mark();
      await client.end();
      const all = new Map<string, Explained>();
      for (const line of lines.slice(start.at + 1, at)) {
        const found = read(line, application);
        if (!found) continue;
        const before = all.get(found.text);
        const worse = !before || (fansOut(found) && !fansOut(before)) ? found : before;
        all.set(found.text, { ...worse, nodes: [...new Set([...(before?.nodes ?? []), ...found.nodes])] });
      }
      return [...all.values()];
    },
  };
}

function linesOf(folder: string): string[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return files.flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('\n').slice(0, -1));
}

function read(line: string, application: string): Explained | null {
  const { application_name, message } = JSON.parse(line) as { application_name?: string; message?: string };
  const plan = /^duration: .*? plan:\n([\s\S]+)$/.exec(message ?? '')?.[1];
  if (application_name !== application || plan === undefined) return null;
  const parsed = JSON.parse(plan) as Record<string, unknown>;
  const partitions: Record<string, Set<string>> = {};
  visit(parsed, 'Relation Name', (relation) => {
    const table = /^(.+)_p\d+$/.exec(relation)?.[1];
    if (table === undefined) return;
    partitions[table] ??= new Set();
    partitions[table].add(relation);
  });
  const nodes: string[] = [];
  visit(parsed, 'Node Type', (type) => nodes.push(type));
  return {
    nodes,
    text: String(parsed['Query Text'] ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    partitions: Object.fromEntries(Object.entries(partitions).map(([table, names]) => [table, [...names]])),
  };
}

/** Every value of that name, all the way down. */
function visit(node: unknown, name: string, found: (value: string) => void): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === name && typeof value === 'string') found(value);
    else visit(value, name, found);
  }
}
