/** Which shipped code asks what: a new sender or address fails until it is named here and in the privacy policy. */

const anyHost = ['Jira Cloud', 'Linear', 'A Jira on a domain of your own'];
const team = ['A team server'];

/** Module → the rows of the policy's table it asks; none = it asks nobody outside, for the reason beside it. */
export const senders: Readonly<Record<string, readonly string[]>> = {
  'components/dashboard/changes/use-audit.ts': team,
  'components/options/sites/add-site.tsx': ['A Jira on a domain of your own'],
  'components/options/sites/host-keys.tsx': ['Linear'],
  'components/options/team/use-server.ts': team,
  'components/options/team/use-sign-in.ts': team,
  'entrypoints/background/sites.ts': ['A Jira on a domain of your own'],
  'entrypoints/background/sync.ts': team,
  'entrypoints/background/tickets.ts': anyHost,
  'lib/hosts/api-request.ts': ['Jira Cloud', 'A Jira on a domain of your own'],
  'lib/hosts/linear/api.ts': ['Linear'],
  'lib/platform/detect-site.ts': ['A Jira on a domain of your own'],
  'lib/store/sync/event-leader.ts': team,
  'lib/sync/team-api.ts': team,
  'lib/sync/team-sign-in.ts': team,
  // Files of the extension itself, before the pages' scripts need them.
  'vite/modulepreload-polyfill.js': [],
  // For reading files of a remote server and in a worker, neither of which we ask it for.
  'node_modules/papaparse/papaparse.min.js': [],
};

/** Addresses in shipped code that nothing is sent to. */
export const onlyNamed: Readonly<Record<string, string>> = {
  'http://www.w3.org': 'names of SVG and MathML',
  'https://react.dev': 'in messages of React’s errors',
  'https://compiledcssinjs.com': 'in a message of an error',
  'https://github.com': 'in a message of WXT’s',
  'https://wxt.dev': 'in a message of WXT’s',
  'https://linear.app': 'whose pages the panel is in; nothing is asked of them',
  'https://example.com': 'links of the sample',
  'https://analytics.example.com': 'what a field for a link may look like',
  'https://keyline.example.com': 'what a field for a server may look like',
  'https://*': 'what a person may add, in the manifest',
  'http://*': 'what a person may add, in the manifest',
};
