/**
 * One server that is every host of the extension, for a browser told so by `sandboxFlags(port)`: Jira Cloud on
 * `*.atlassian.net` and a custom domain, Jira Data Center, Linear, and a site that is none of them.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Call } from './answer';
import { createCertificate } from './certificate';
import { clientAssets } from './client-bundle';
import { answerCloud } from './cloud';
import { answerDc, dcAssets } from './dc/server';
import { answerIntranet } from './intranet';
import { answerLinearApi } from './linear/api';
import { answerLinear, linearAssets } from './linear/server';
import { linearData } from './linear/workspace';
import { listen } from './listener';
import { readSavedPages, ticketsOfPages } from './page-map';
import { loadSite } from './tickets/load';
import type { SandboxSite } from './tickets/types';

export interface SandboxOptions {
  /** 0 or none = any free one. */
  port?: number;
  /** Directory of saved pages. */
  pages?: string;
  /** A saved Jira search answer, instead of the generated tickets. */
  data?: string;
}

export interface SandboxServer {
  port: number;
  /** Where the pages of Jira Cloud are, for a browser started with `sandboxFlags(port)`. */
  origin: string;
  /** Jira Data Center, with its context path. */
  dc: string;
  /** Jira Data Center on a plain http domain, without a context path. */
  http: string;
  /** Jira Cloud on a custom domain. */
  custom: string;
  /** No Jira: any address answers with a page. */
  intranet: string;
  /** Linear, with its workspace. `https://linear.app/acme-inc` is the same one, renamed. */
  linear: string;
  site: SandboxSite;
  /** Addresses of the saved pages. */
  savedPages: readonly string[];
  close: () => Promise<void>;
}

export async function startSandbox(options: SandboxOptions = {}): Promise<SandboxServer> {
  const [certificate, assets, dc, linear, loaded, pages] = await Promise.all([
    createCertificate(),
    clientAssets(),
    dcAssets(),
    linearAssets(),
    loadSite(options.data),
    options.pages === undefined ? new Map<string, string>() : readSavedPages(options.pages),
  ]);
  const site = { ...loaded, tickets: [...loaded.tickets, ...ticketsOfPages(pages.values(), loaded.tickets)] };
  const data = linearData(loaded);
  const sites: Record<string, (call: Call) => void | Promise<void>> = {
    'jira.example.test': (call) => answerDc(call, { assets: dc, site, contextPath: '/jira' }),
    'tickets.example.test': (call) => answerDc(call, { assets: dc, site, contextPath: '' }),
    'intranet.example.test': answerIntranet,
    'linear.app': (call) => answerLinear(call, { assets: linear, data }),
    'api.linear.app': (call) => answerLinearApi(call, data),
  };
  const { port, close } = await listen(certificate, options.port ?? 0, (request, response) => {
    const url = addressOf(request);
    const answer = sites[url.hostname] ?? ((call: Call) => answerCloud(call, { assets, site, pages }));
    Promise.resolve()
      .then(() => answer({ request, response, url }))
      .catch((error: unknown) => giveUp(response, error));
  });
  return {
    port,
    origin: 'https://acme.atlassian.net',
    dc: 'https://jira.example.test/jira',
    http: 'http://tickets.example.test',
    custom: 'https://work.example.test',
    intranet: 'https://intranet.example.test',
    linear: 'https://linear.app/acme',
    site,
    savedPages: [...pages.keys()],
    close,
  };
}

function addressOf({ socket, headers, url }: IncomingMessage): URL {
  const scheme = socket instanceof TLSSocket ? 'https' : 'http';
  const base = `${scheme}://${headers.host ?? 'acme.atlassian.net'}`;
  return URL.canParse(url ?? '/', base) ? new URL(url ?? '/', base) : new URL(base);
}

function giveUp(response: ServerResponse, error: unknown): void {
  console.error(error);
  if (!response.headersSent) response.writeHead(500);
  response.end();
}
