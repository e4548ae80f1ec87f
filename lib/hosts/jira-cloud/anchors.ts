import type { HostAnchor } from '../anchors';
import { jiraCloud } from './page';

const issue = 'issue.views.issue-base.foundation';

export const jiraCloudAnchors: readonly HostAnchor[] = [
  { kind: 'heading', on: 'ticket', selector: `[data-testid="${issue}.summary.heading"]` },
  { kind: 'crumb', on: 'ticket', selector: `[data-testid="${issue}.breadcrumbs.current-issue.item"]` },
  {
    kind: 'asides',
    on: 'ticket',
    selector:
      '.ak-renderer-document,[data-testid*=breadcrumb],[data-testid*=comment],[data-testid*=activity]',
  },
  { kind: 'person', on: 'every', selector: 'meta[name=ajs-atlassian-account-id]' },
  { kind: 'theme', on: 'every', selector: 'html[data-color-mode],html[data-theme]' },
  {
    kind: 'links',
    on: /^\/jira\/(?:software\/(?:c\/)?projects\/[^/]+\/boards\/\d+|core\/projects\/[^/]+\/(?:board|list))(?:\/backlog)?\/?(?:\?|$)|^\/issues\/?\?/,
    selector: jiraCloud.links,
  },
  {
    kind: 'cards',
    on: /^\/jira\/(?:software\/projects\/[^/]+\/boards\/\d+|core\/projects\/[^/]+\/board)\/?(?:\?|$)/,
    selector: jiraCloud.rows,
  },
];
