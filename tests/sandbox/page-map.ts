/** Saved pages (`--pages DIR`): which file answers at which address. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { type SandboxTicket, statuses } from './tickets/types';

/** Files of a known name, at the address they were saved from. `pages.json` in the directory overrides and adds. */
const known: Record<string, readonly string[]> = {
  'jira-cloud-board.html': ['/jira/core/projects/AUT/board'],
  'jira-cloud-list.html': ['/jira/core/projects/AUT/list'],
};
const mapSchema = z.record(z.string(), z.array(z.string().check(z.startsWith('/'))));

/** Address → HTML. Every other `NAME.html` answers at `/saved/NAME`. */
export async function readSavedPages(dir: string): Promise<Map<string, string>> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.html')).sort();
  if (names.length === 0) throw new Error(`No saved pages (*.html) in ${dir}.`);
  const own = await readFile(path.join(dir, 'pages.json'), 'utf8').catch(() => null);
  const map = { ...known, ...(own === null ? {} : z.parse(mapSchema, JSON.parse(own))) };
  const pages = new Map<string, string>();
  for (const name of names) {
    const html = withStyle(await readFile(path.join(dir, name), 'utf8'));
    for (const at of map[name] ?? [`/saved/${name.slice(0, -'.html'.length)}`]) pages.set(at, html);
  }
  return pages;
}

/** The page as it was saved, with one link more: to the style sheet that stands in for the lost ones. */
function withStyle(html: string): string {
  const link = '<link rel="stylesheet" href="/s/saved.css">';
  return html.includes('</head>') ? html.replace('</head>', `${link}</head>`) : html + link;
}

/** Tickets the saved pages link to and the site does not have: so that their links lead somewhere. */
export function ticketsOfPages(pages: Iterable<string>, known: readonly SandboxTicket[]): SandboxTicket[] {
  const have = new Set(known.map(({ key }) => key));
  const keys = new Set<string>();
  for (const html of pages) {
    for (const [, key] of html.matchAll(/href="\/browse\/([A-Z][A-Z0-9_]*-[1-9]\d*)"/g))
      if (key && !have.has(key)) keys.add(key);
  }
  return [...keys].map((key, i) => ({
    id: String(90_001 + i),
    key,
    summary: `Work item ${key} of a saved page`,
    type: 'Task',
    status: statuses.todo,
    points: null,
    parent: null,
    assignee: null,
    inSprint: false,
    description: '',
  }));
}
