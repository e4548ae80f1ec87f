import type { Route } from '../http/route';
import { accountRoutes } from './account';
import { auditRoutes } from './audit';
import { liveRoutes } from './live';
import { syncRoutes } from './sync';
import { teamRoutes } from './team';

/** Everything under `/v1`. */
export const routes: readonly Route[] = [
  ...accountRoutes,
  ...teamRoutes,
  ...syncRoutes,
  ...liveRoutes,
  ...auditRoutes,
];
