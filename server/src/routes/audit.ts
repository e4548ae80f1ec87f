import type { Route } from '../http/route';

export const auditRoutes: readonly Route[] = [];
