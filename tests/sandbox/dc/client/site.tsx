import { createContext, type MouseEvent, type ReactNode, useContext } from 'react';
import type { SandboxSite, SandboxTicket } from '../../tickets/types';

/** What the server hands to the page. */
export interface DcState extends SandboxSite {
  href: string;
  /** `/jira`, or nothing. */
  contextPath: string;
}

export interface DcSite extends DcState {
  url: URL;
  ticket: (key: string) => SandboxTicket | undefined;
  /** Changes the address by pushState to a path below the context path. */
  go: (path: string) => void;
  /** The same by replaceState. */
  replace: (path: string) => void;
}

const SiteContext = createContext<DcSite | null>(null);
export const SiteProvider = SiteContext.Provider;

export function useDc(): DcSite {
  const site = useContext(SiteContext);
  if (!site) throw new Error('No site around');
  return site;
}

interface LinkProps {
  /** Below the context path. */
  to: string;
  children?: ReactNode;
  id?: string;
  className?: string;
  title?: string;
  rel?: string;
  issueKey?: string;
  /** Followed by pushState, as the navigator's links; else the browser loads the page. */
  within?: boolean;
}

export function Link({ to, children, issueKey, within = false, ...rest }: LinkProps) {
  const { contextPath, go } = useDc();
  const follow = (event: MouseEvent) => {
    if (!within || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={contextPath + to} data-issue-key={issueKey} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
