import { type SandboxTicket, statuses } from './types';

/** Titles somebody could give a ticket: markup, text that turns its direction, far too much of it. */
const titles: readonly (readonly [number: number, title: string])[] = [
  [130, '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>'],
  [131, "\"><svg/onload=alert(1)> ' onmouseover='alert(1) </textarea></title></script>"],
  [132, 'Pay \u202Egnp.exe\u202C now \u2066\u200F(\u05E9\u05DC\u05D5\u05DD)\u2069 \u061Cend'],
  [133, 'Ten thousand characters: '.padEnd(10_000, 'very long title ')],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: hostile text on purpose
  [134, '\u0000\u0007 {{constructor.constructor("alert(1)")()}} ${7*7} =HYPERLINK("https://x.example")'],
  [135, '👩‍👩‍👧‍👦'.repeat(40)],
];

export function hostileTickets(): SandboxTicket[] {
  return titles.map(([number, summary]) => ({
    id: String(10_000 + number),
    key: `WEB-${number}`,
    // A NUL cannot stand in HTML: browsers replace it, and hydration would rightly complain.
    summary: summary.replaceAll('\u0000', '\uFFFD'),
    type: 'Task',
    status: statuses.todo,
    points: null,
    parent: null,
    assignee: null,
    inSprint: false,
    description: '',
  }));
}
