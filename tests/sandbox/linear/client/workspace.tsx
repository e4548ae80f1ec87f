import { type CSSProperties, createContext, type MouseEvent, type ReactNode, useContext } from 'react';
import type { LinearData, LinearIssue } from '../types';
import { type LinearRoute, slugOf } from './routes';

export interface Workspace extends LinearData {
  url: URL;
  route: LinearRoute;
  issue: (id: string) => LinearIssue | undefined;
  /** Changes the address by pushState to a path below the workspace. */
  go: (path: string) => void;
  isDark: boolean;
  switchTheme: () => void;
}

const WorkspaceContext = createContext<Workspace | null>(null);
export const WorkspaceProvider = WorkspaceContext.Provider;

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('No workspace around');
  return workspace;
}

/** Below the workspace: `/issue/ENG-142/lazy-load`, without the slug for a private team. */
export function issuePath({ teams }: Pick<LinearData, 'teams'>, issue: LinearIssue): string {
  const isPrivate = teams.find(({ key }) => key === issue.team)?.isPrivate ?? false;
  const slug = isPrivate ? '' : slugOf(issue.title);
  return `/issue/${issue.identifier}${slug ? `/${slug}` : ''}`;
}

interface LinkProps {
  /** Below the workspace. */
  to: string;
  children?: ReactNode;
  className?: string;
  style?: CSSProperties;
  label?: string;
  draggable?: boolean;
  /** `data-*` attributes. */
  data?: Record<`data-${string}`, string>;
}

/** A link followed without a load, unless a modifier key asks for a tab. */
export function Link({ to, children, label, data, ...rest }: LinkProps) {
  const { route, go } = useWorkspace();
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={`/${route.workspace}${to}`} onClick={follow} aria-label={label} {...data} {...rest}>
      {children}
    </a>
  );
}
