import type { Route } from '../http/route';

export const accountRoutes: readonly Route[] = [];
