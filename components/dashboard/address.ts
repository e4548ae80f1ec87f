/** The dashboard's views. */
export const views = ['home', 'objectives', 'cycles', 'people'] as const;
export type View = (typeof views)[number];

/** What narrows the objectives; absent = all. */
export interface Filter {
  teamId?: string;
  ownerId?: string;
  status?: 'on-track' | 'at-risk' | 'off-track' | 'none' | 'done';
  text?: string;
  archived?: true;
}

const forms = ['edit', 'close'] as const;
export type Form = (typeof forms)[number];

export interface Open {
  kind: 'objective' | 'keyResult';
  id: string;
  /** Shown with one of its forms; absent = to be read. */
  form?: Form;
}

/** Where a person is: every view and record has an address of its own, which can be kept and sent on. */
export interface Address {
  view: View;
  /** null = Now. */
  cycleId: string | null;
  filter: Filter;
  /** The record in the pane beside the view. */
  open: Open | null;
}

const paths = { o: 'objective', kr: 'keyResult' } as const;
const statuses: readonly NonNullable<Filter['status']>[] = [
  'on-track',
  'at-risk',
  'off-track',
  'none',
  'done',
];

/**
 * `#/objectives?cycle=…&team=…`, `#/kr/<id>?cycle=…`, `#/o/<id>?in=home`. Whatever is not understood is left out: an
 * address is typed and sent by people.
 */
export function parseAddress(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [head = '', id = ''] = path.split('/');
  const asked = new URLSearchParams(query);
  const kind = head === 'o' || head === 'kr' ? paths[head] : null;
  const isView = (text: string | null): text is View => views.includes(text as View);
  const inside = asked.get('in');
  const fallback = kind ? 'objectives' : 'home';
  const status = statuses.find((each) => each === asked.get('status'));
  const form = forms.find((each) => each === asked.get('form'));
  const [team, owner, text] = [asked.get('team'), asked.get('owner'), asked.get('text')];
  return {
    view: isView(head) ? head : isView(inside) ? inside : fallback,
    cycleId: asked.get('cycle') || null,
    filter: {
      ...(team && { teamId: team }),
      ...(owner && { ownerId: owner }),
      ...(status && { status }),
      ...(text && { text }),
      ...(asked.has('archived') && { archived: true as const }),
    },
    open: kind && id ? { kind, id: decode(id), ...(form && { form }) } : null,
  };
}

export function formatAddress({ view, cycleId, filter, open }: Address): string {
  const asked = new URLSearchParams();
  if (open && view !== 'objectives') asked.set('in', view);
  if (open?.form) asked.set('form', open.form);
  if (cycleId) asked.set('cycle', cycleId);
  if (filter.teamId) asked.set('team', filter.teamId);
  if (filter.ownerId) asked.set('owner', filter.ownerId);
  if (filter.status) asked.set('status', filter.status);
  if (filter.text) asked.set('text', filter.text);
  if (filter.archived) asked.set('archived', '');
  const head = open ? `${open.kind === 'objective' ? 'o' : 'kr'}/${encodeURIComponent(open.id)}` : view;
  const query = asked.toString();
  return `#/${head}${query && `?${query}`}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
