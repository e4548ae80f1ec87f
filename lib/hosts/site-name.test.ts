import { expect, test } from 'vitest';
import { siteNameOf } from './site-name';

test.each<[string, string, string | null]>([
  ['jira-cloud', 'tickets.example.com', 'tickets.example.com'],
  ['jira-cloud', 'https://Tickets.example.com/browse/WEB-1', 'tickets.example.com'],
  ['jira-cloud', 'https://tickets.example.com/jira/software/projects/WEB', 'tickets.example.com'],
  ['jira-dc', 'jira.example.test', 'jira.example.test'],
  ['jira-dc', 'jira.example.test/jira/browse/WEB-1', 'jira.example.test/jira'],
  ['jira-dc', 'http://jira.example.test:8080/', 'jira.example.test:8080'],
  ['jira-dc', 'https://jira.example.test/browse/WEB-1', 'jira.example.test'],
  ['linear', 'acme-new', 'linear.app/acme-new'],
  ['linear', 'https://linear.app/Acme/issue/ENG-1/a-title', 'linear.app/acme'],
  ['linear', 'linear.app/acme', 'linear.app/acme'],
  ['linear', 'linear.app', null],
  ['linear', 'our workspace', null],
  ['linear', 'https://evil.example/acme', null],
  ['jira-cloud', '', null],
  ['jira-cloud', 'javascript:alert(1)', null],
])('%s: %s → %s', (host, typed, name) => expect(siteNameOf(host, typed)).toBe(name));
