import type { DashboardQueries } from '../dashboard-api';
import type { Query } from '../query';
import { cycles } from './cycles';
import { home } from './home';
import { keyResultHistory } from './key-result-history';
import { objective } from './objective';
import { people } from './people';
import { plan } from './plan';
import { sites } from './sites';

/** What the dashboard and the options ask; loaded together. */
export const dashboardQueries: { [K in keyof DashboardQueries]: Query<K> } = {
  plan,
  home,
  objective,
  keyResultHistory,
  people,
  cycles,
  sites,
};
