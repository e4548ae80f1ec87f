import type { SandboxSite, SandboxTicket } from './tickets/types';

const categories = {
  new: { id: 2, colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, colorName: 'green', name: 'Done' },
} as const;
const typeIds = { Epic: '10000', Story: '10001', Task: '10002', Bug: '10003' } as const;

/** An issue's fields as `/rest/api/3` gives them. */
export function issueFields(
  site: SandboxSite,
  ticket: SandboxTicket,
  origin: string,
): Record<string, unknown> {
  const parent = site.tickets.find((each) => each.key === ticket.parent);
  return {
    summary: ticket.summary,
    status: statusJson(ticket.status, origin),
    issuetype: typeJson(ticket.type, origin),
    project: { self: `${origin}/rest/api/3/project/${site.project.id}`, ...site.project, simplified: false },
    assignee:
      ticket.assignee === null
        ? null
        : { displayName: ticket.assignee, active: true, accountType: 'atlassian' },
    ...(parent && {
      parent: {
        id: parent.id,
        key: parent.key,
        self: `${origin}/rest/api/3/issue/${parent.id}`,
        fields: {
          summary: parent.summary,
          status: statusJson(parent.status, origin),
          issuetype: typeJson(parent.type, origin),
        },
      },
    }),
    labels: [],
    customfield_10016: ticket.points,
    created: '2026-09-01T09:00:00.000+0000',
    updated: '2026-11-02T09:00:00.000+0000',
  };
}

function statusJson({ name, category }: SandboxTicket['status'], origin: string) {
  const { id, colorName, name: categoryName } = categories[category];
  return {
    self: `${origin}/rest/api/3/status/${id}`,
    name,
    id: String(10_000 + id),
    statusCategory: {
      self: `${origin}/rest/api/3/statuscategory/${id}`,
      id,
      key: category,
      colorName,
      name: categoryName,
    },
  };
}

function typeJson(type: SandboxTicket['type'], origin: string) {
  return {
    self: `${origin}/rest/api/3/issuetype/${typeIds[type]}`,
    id: typeIds[type],
    name: type,
    subtask: false,
    hierarchyLevel: type === 'Epic' ? 1 : 0,
  };
}
