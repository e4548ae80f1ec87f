/** Every form of address that a ticket has on a host, from the hosts' own examples, and the pages that list tickets. */
import { examples as cloudExamples } from '@/lib/hosts/jira-cloud/examples';
import { examples as dcExamples } from '@/lib/hosts/jira-dc/examples';
import { examples as linearExamples } from '@/lib/hosts/linear/examples';
import type { HostExamples } from '@/lib/hosts/types';
import type { SandboxServer } from '../../sandbox/server';

export const hostIds = ['jira-cloud', 'jira-dc', 'linear'] as const;
export type HostId = (typeof hostIds)[number];

const examplesOf: Record<HostId, HostExamples> = {
  'jira-cloud': cloudExamples,
  'jira-dc': dcExamples,
  linear: linearExamples,
};

export interface TicketAddress {
  url: string;
  key: string;
}

/** Linear's workspace has a hundred issues of its first team, from here on; the Jiras have a thousand. */
const firstKeys: Record<HostId, readonly [project: string, number: number]> = {
  'jira-cloud': ['WEB', 300],
  'jira-dc': ['WEB', 400],
  linear: ['ENG', 160],
};

/** Each with a ticket of its own that the stand-in has, and with its page scrambled. */
export function ticketAddresses(host: HostId, sandbox: SandboxServer, seed: number): TicketAddress[] {
  const [project, first] = firstKeys[host];
  const base = { 'jira-cloud': sandbox.origin, 'jira-dc': sandbox.dc, linear: '' }[host];
  const forms = examplesOf[host].tickets
    .map(([url, key]) => [new URL(url), key] as const)
    .filter(([url]) => url.href.startsWith(base))
    .map(([url, key]) => {
      const text = url.pathname + url.search;
      const at = text.toUpperCase().lastIndexOf(key);
      return [url.origin + text.slice(0, at), text.slice(at + key.length)] as const;
    });
  const unique = [...new Map(forms.map((form) => [form.join('KEY'), form])).values()];
  return unique.map(([before, after], at) => {
    const key = `${project}-${first + at}`;
    return { key, url: scrambled(`${before}${key}${after}`, seed) };
  });
}

export function scrambled(address: string, seed: number): string {
  const url = new URL(address);
  if (seed > 0) url.searchParams.set('scramble', String(seed));
  return url.href;
}

/** Every page of a stand-in that has links to tickets. */
export function listAddresses(host: HostId, { origin, dc, linear }: SandboxServer): readonly string[] {
  const project = '/projects/WEB';
  if (host === 'jira-cloud')
    return [
      `/jira/software/c${project}/boards/1/backlog`,
      `/jira/software/c${project}/boards/1`,
      `/jira/software${project}/boards/2`,
      `/jira/core${project}/list`,
      '/issues/?jql=project%20%3D%20WEB',
    ].map((path) => origin + path);
  if (host === 'jira-dc')
    return [
      '/secure/RapidBoard.jspa?rapidView=1&projectKey=WEB',
      '/secure/RapidBoard.jspa?rapidView=1&projectKey=WEB&view=planning.nodetail',
      '/issues/?jql=project%20%3D%20WEB',
      `${project}/issues/WEB-142?filter=allopenissues`,
    ].map((path) => dc + path);
  return ['/team/ENG/active', '/team/ENG/board', '/my-issues/assigned', '/inbox'].map(
    (path) => linear + path,
  );
}
