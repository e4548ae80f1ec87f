import type { Boot } from '@/lib/store/api';
import type { Go } from '../use-address';

/** Teams and people. */
export function PeopleView({ boot }: { boot: Boot; go: Go }) {
  return <section data-people={boot.members.length} />;
}
