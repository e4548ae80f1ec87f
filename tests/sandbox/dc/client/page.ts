import type { SandboxProject, SandboxTicket } from '../../tickets/types';
import type { DcView } from './routes';

/** As Jira titles its tabs: `[WEB-142] Summary - Acme Jira`. */
export function dcTitle(
  page: DcView | null,
  ticket: SandboxTicket | undefined,
  { key, name }: SandboxProject,
): string {
  const end = ' - Acme Jira';
  if (page?.view === 'issue' || page?.view === 'project-issues') {
    if (ticket) return `[${ticket.key}] ${ticket.summary}${end}`;
    return `${page.view === 'issue' ? 'Issue not found' : `Issues - ${name}`}${end}`;
  }
  if (page?.view === 'reports') return `${key} board - Reports${end}`;
  if (page?.view === 'board' || page?.view === 'backlog')
    return `${key} board - ${page.view === 'board' ? 'Agile Board' : 'Backlog'}${end}`;
  return `${page?.view === 'navigator' ? 'Issue Navigator' : 'System Dashboard'}${end}`;
}
