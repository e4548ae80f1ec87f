/** Gives the focus to a part's heading where what had it has gone from the page; to the page's where the part has, too. */
export function focusHeading(part: Element | null): void {
  const active = document.activeElement;
  if (active && active !== document.body) return;
  const within = part?.isConnected ? part : document;
  const heading = within.querySelector<HTMLElement>('h2') ?? document.querySelector<HTMLElement>('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}
