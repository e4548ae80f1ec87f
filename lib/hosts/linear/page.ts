/**
 * Linear, the page side: an address → a ticket, and where chips go.
 *
 *   linear.app/:workspace/issue/KEY-1/:slug?               private teams have no slug
 *   linear.app/:workspace/issue/KEY-1/notification/:id     from the inbox
 *
 * Lists, boards, views, inbox, projects and settings have a second word of their own and are no ticket, nor are
 * several at once (`/issues/ENG-1,ENG-2`). Traps: workspaces share one domain, so the workspace is part of the site.
 * A row is the link itself and a grid by `subgrid`: one child more breaks its columns. Class names change with every
 * build, labels did twice in two years. The editor's content is never touched.
 */
import type { HostPage } from '../types';
import { readId, readTheme, readTitle } from './read';
import { findCell } from './rows';

const form = /^\/([\w-]{1,100})\/issue\/(\w{1,10}-[1-9]\d{0,8})(?:\/|$)/;

export const linear: HostPage = {
  id: 'linear',
  parseTicket({ host, pathname }) {
    const [, workspace, key] = form.exec(pathname) ?? [];
    return workspace && key
      ? { host: 'linear', site: `${host}/${workspace.toLowerCase()}`, key: key.toUpperCase() }
      : null;
  },
  ticketUrl: ({ site, key }, protocol = 'https:') => `${protocol}//${site}/issue/${key}`,
  readId,
  readTitle,
  // Not in the page: the API knows.
  readPerson: () => null,
  readTheme,
  links: 'a[href*="/issue/"]',
  notIn: 'nav,header,[contenteditable],.ProseMirror,[data-editor-id]',
  rows: 'a:has(*)',
  place: findCell,
  // Both `html` and `body` are fixed to the window.
  makeRoom: (width) => `body,#root{width:calc(100vw - ${width})!important}body{contain:layout}`,
};
