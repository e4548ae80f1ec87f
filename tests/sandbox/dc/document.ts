/** The HTML of a Data Center page: metas, AUI's body, and the data its client draws from. */
import { escapeHtml, jsonForScript } from '../answer';
import { dcVersion } from '../server-info';
import { dcTitle } from './client/page';
import { dcViewOf } from './client/routes';
import type { DcState } from './client/site';

export function renderDcDocument(state: DcState): string {
  const { contextPath, person } = state;
  const url = new URL(state.href);
  const page = dcViewOf(url, contextPath);
  const ticket =
    page && 'key' in page && page.key ? state.tickets.find(({ key }) => key === page.key) : undefined;
  const metas: Record<string, string> = {
    'ajs-base-url': url.origin + contextPath,
    'ajs-context-path': contextPath,
    'ajs-version-number': dcVersion,
    'ajs-server-name': 'Acme Jira',
    'ajs-dev-mode': 'false',
    'ajs-remote-user': 'maya',
    'ajs-remote-user-fullname': person.name,
    'ajs-user-locale': person.locale.replace('-', '_'),
    ...(page?.view === 'issue' && ticket && { 'ajs-issue-key': ticket.key }),
  };
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="X-UA-Compatible" content="IE=Edge">
<meta name="application-name" content="JIRA" data-name="jira" data-version="${dcVersion}">
${Object.entries(metas)
  .map(([name, content]) => `<meta name="${name}" content="${escapeHtml(content)}">`)
  .join('\n')}
<title>${escapeHtml(dcTitle(page, ticket, state.project))}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${contextPath}/s/dc.css">
</head><body id="jira" class="aui-layout aui-theme-default" data-version="${dcVersion}" data-aui-version="9.12.4"><div id="page"></div>
<script type="application/json" id="sandbox-state">${jsonForScript(state)}</script>
<script src="${contextPath}/s/dc.js"></script>
</body></html>`;
}
