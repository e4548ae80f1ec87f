import type { Route } from '../http/route';

export const liveRoutes: readonly Route[] = [];
