/** `npm run sandbox -- [--port N] [--pages DIR] [--data FILE]`: the stand-in Jira and Linear, until Ctrl+C. */
import { parseArgs } from 'node:util';
import { sandboxFlags } from '../support/browser-flags';
import { projectTabs } from './client/routes';
import { dcPaths } from './dc/client/routes';
import { linearData } from './linear/workspace';
import { startSandbox } from './server';

const { values } = parseArgs({
  options: { port: { type: 'string' }, pages: { type: 'string' }, data: { type: 'string' } },
});
const port = Number(values.port ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  throw new Error(`--port ${values.port} is no port.`);

const sandbox = await startSandbox({ port, pages: values.pages, data: values.data }).catch(
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
const { origin, site } = sandbox;
const quote = (flag: string) => (flag.includes(' ') ? `'${flag}'` : flag);
const first = site.tickets.find((ticket) => ticket.inSprint && ticket.type !== 'Epic') ?? site.tickets[0];

console.log(`The stand-ins listen on 127.0.0.1:${sandbox.port} with ${site.tickets.length} tickets.`);
console.log(`\nStart a browser with:\n  ${sandboxFlags(sandbox.port).map(quote).join(' ')}`);
console.log('\nPages:');
for (const path of [
  `/browse/${first?.key}`,
  ...projectTabs(site.project.key).map(([, href]) => href),
  ...sandbox.savedPages,
]) {
  console.log(`  ${origin}${path}`);
}
console.log(`  ${sandbox.custom}/browse/${first?.key}   Jira Cloud on a custom domain`);
for (const base of [sandbox.dc, sandbox.http])
  for (const path of [
    dcPaths.issue(first?.key ?? ''),
    dcPaths.board(site.project.key),
    dcPaths.backlog(site.project.key),
    dcPaths.navigator(site.project.key),
  ])
    console.log(`  ${base}${path}`);
const { key: team } = linearData(site).teams[0] ?? { key: '' };
for (const path of [
  'inbox',
  'my-issues/assigned',
  ...['active', 'all', 'board'].map((part) => `team/${team}/${part}`),
])
  console.log(`  ${sandbox.linear}/${path}`);
console.log(`  ${sandbox.intranet}/   no Jira`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
