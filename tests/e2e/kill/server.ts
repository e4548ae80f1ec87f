import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** What is known of one run: what was begun, what was acknowledged, and at which step its page was killed. */
export interface Run {
  begun: number;
  acked: number;
  step: string | null;
  /** The page stands still until the returned promise is done. */
  kill: () => Promise<void>;
  /** Set once the page is dead: what still comes is not heard. */
  closed: boolean;
}

export interface KillServer {
  /** 127.0.0.1, and the same page within a frame of another site. */
  origin: string;
  framed: string;
  runs: Map<string, Run>;
  close: () => Promise<void>;
}

const html = (script: string) => `<!doctype html><meta charset="utf-8"><title>store</title>${script}`;

/** Serves the bundles at `/<variant>/…` and hears the pages' steps. On this machine only. */
export async function startKillServer(directories: Record<string, string>): Promise<KillServer> {
  const runs = new Map<string, Run>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [, first = '', file = ''] = url.pathname.split('/');
    const run = runs.get(url.searchParams.get('run') ?? '');
    if (run && request.method === 'POST') return hear(run, first, url.searchParams, response);
    if (first === 'frame')
      return page(response, html(`<iframe src="${url.searchParams.get('src')}"></iframe>`));
    const directory = directories[first];
    if (!directory) return void response.writeHead(404).end();
    if (file === '') return page(response, html(`<script type="module" src="/${first}/page.js"></script>`));
    const script = await readFile(path.join(directory, path.basename(file))).catch(() => null);
    response.writeHead(script ? 200 : 404, { 'content-type': 'text/javascript' }).end(script);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    framed: `http://localhost:${port}`,
    runs,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function hear(run: Run, what: string, query: URLSearchParams, response: ServerResponse): Promise<void> {
  if (!run.closed && what === 'ack') run.acked = Number(query.get('acked'));
  if (!run.closed && what === 'kill') {
    run.begun = Number(query.get('begun'));
    run.step = query.get('step');
    await run.kill();
  }
  response.end();
}

function page(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/html' }).end(text);
}
