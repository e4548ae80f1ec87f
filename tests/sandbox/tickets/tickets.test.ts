import { describe, expect, it } from 'vitest';
import { siteFromAnswer } from './load';
import { webshopTickets } from './webshop';

describe('the Webshop', () => {
  const tickets = webshopTickets();

  it('is a thousand tickets, all different, the same every time', () => {
    expect(tickets).toHaveLength(1000);
    expect(new Set(tickets.map(({ key }) => key)).size).toBe(1000);
    expect(new Set(tickets.map(({ id }) => id)).size).toBe(1000);
    expect(new Set(tickets.map(({ summary }) => summary)).size).toBe(1000);
    expect(webshopTickets()).toEqual(tickets);
  });

  it('has epics that exist, and hostile titles', () => {
    const keys = new Set(tickets.map(({ key }) => key));
    expect(tickets.filter(({ parent }) => parent !== null && !keys.has(parent))).toEqual([]);
    expect(tickets.find(({ key }) => key === 'WEB-133')?.summary).toHaveLength(10_000);
    expect(tickets.some(({ summary }) => summary.includes('\u202E'))).toBe(true);
    expect(tickets.some(({ summary }) => summary.includes('<script>'))).toBe(true);
  });
});

describe('a saved search answer', () => {
  const issue = {
    id: '20001',
    key: 'XD-1',
    fields: {
      summary: 'First',
      status: { name: 'Doing', statusCategory: { key: 'indeterminate' } },
      issuetype: { name: 'Improvement' },
      project: { id: '1', key: 'XD', name: 'Spring XD' },
      customfield_10016: 3,
      parent: { key: 'XD-9' },
    },
  };

  it('becomes a site', () => {
    const site = siteFromAnswer({ issues: [issue], isLast: true }, 'cloud');
    expect(site.project).toEqual({ id: '1', key: 'XD', name: 'Spring XD' });
    expect(site.tickets).toMatchObject([
      { key: 'XD-1', type: 'Task', points: 3, parent: 'XD-9', assignee: null },
    ]);
  });

  it.each([
    ['no object', 'text'],
    ['no issues', { issues: [] }],
    ['a key that is none', { issues: [{ ...issue, key: 'xd' }] }],
    [
      'a status of no category',
      { issues: [{ ...issue, fields: { ...issue.fields, status: { name: 'x' } } }] },
    ],
    ['a foreign file', { version: 1, objectives: [] }],
  ])('is refused with the place where it departs: %s', (_what, json) => {
    expect(() => siteFromAnswer(json, 'cloud', 'answer.json')).toThrow(
      /^answer\.json is no Jira search answer\. .+/,
    );
  });
});
