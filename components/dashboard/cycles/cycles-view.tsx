import type { Boot } from '@/lib/store/api';
import type { Go } from '../use-address';

/** Cycles: create, nest, change, put away. */
export function CyclesView({ boot }: { boot: Boot; go: Go }) {
  return <section data-cycles={boot.cycles.length} />;
}
