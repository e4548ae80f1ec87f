import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../parts';

/** What Prometheus reads; a registry of its own, so that two servers in one process count apart. */
export function createMetrics(databaseIsUp: () => boolean): Metrics {
  const registers = [new Registry()];
  const [registry = new Registry()] = registers;
  collectDefaultMetrics({ register: registry });
  const labelNames = ['route', 'method', 'status'] as const;
  const requests = new Counter({
    name: 'keyline_requests_total',
    help: 'Requests answered.',
    labelNames,
    registers,
  });
  const durations = new Histogram({
    name: 'keyline_request_seconds',
    help: 'How long an answer took to begin.',
    labelNames: ['route', 'method'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const mutations = new Counter({
    name: 'keyline_mutations_total',
    help: 'Mutations pushed, by what became of them.',
    labelNames: ['outcome'],
    registers,
  });
  const pulls = new Counter({ name: 'keyline_pulls_total', help: 'Pulls answered.', registers });
  const changes = new Counter({ name: 'keyline_changes_total', help: 'Changes pulled.', registers });
  const open = new Gauge({ name: 'keyline_event_streams', help: 'Event streams open now.', registers });
  new Gauge({
    name: 'keyline_database_up',
    help: '1 while the database answers.',
    registers,
    collect() {
      this.set(databaseIsUp() ? 1 : 0);
    },
  });
  return {
    answered(route, method, status, seconds) {
      requests.inc({ route, method, status: String(status) });
      durations.observe({ route, method }, seconds);
    },
    pushed(accepted, rejected) {
      mutations.inc({ outcome: 'accepted' }, accepted);
      mutations.inc({ outcome: 'rejected' }, rejected);
    },
    pulled(count) {
      pulls.inc();
      changes.inc(count);
    },
    streams: (by) => open.inc(by),
    text: () => registry.metrics(),
  };
}
