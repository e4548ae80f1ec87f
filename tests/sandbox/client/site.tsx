import { createContext, type MouseEvent, type ReactNode, useCallback, useContext } from 'react';
import type { SandboxSite, SandboxTicket } from '../tickets/types';

export type Theme = 'light' | 'dark';
export type IssueView = 'modal' | 'panel';

/** What the server hands to the page; rendering it twice must give the same markup. */
export interface SandboxState extends SandboxSite {
  /** Address the page was asked for. */
  href: string;
  theme: Theme;
  /** How a person last chose to see an issue over a board or backlog. */
  issueView: IssueView | null;
}

export interface Site extends SandboxSite {
  url: URL;
  ticket: (key: string) => SandboxTicket | undefined;
  /** Changes the address by pushState; there are no page loads. */
  go: (href: string) => void;
  /** Opens an issue over the page it is on, as a modal or preview panel. */
  open: (key: string) => void;
}

const SiteContext = createContext<Site | null>(null);
export const SiteProvider = SiteContext.Provider;

export function useSite(): Site {
  const site = useContext(SiteContext);
  if (!site) throw new Error('No site around');
  return site;
}

interface LinkProps {
  href: string;
  children?: ReactNode;
  className?: string;
  testId?: string;
  label?: string;
  draggable?: boolean;
  onFollow?: () => void;
}

/** A link the page follows itself, without a load, unless a modifier key asks for a tab. */
export function Link({ href, children, className, testId, label, draggable, onFollow }: LinkProps) {
  const { go } = useSite();
  const follow = useCallback(
    (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
        return;
      event.preventDefault();
      if (onFollow) onFollow();
      else go(href);
    },
    [go, href, onFollow],
  );
  return (
    <a
      href={href}
      className={className}
      data-testid={testId}
      aria-label={label}
      draggable={draggable}
      onClick={follow}
    >
      {children}
    </a>
  );
}
