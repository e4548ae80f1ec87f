import { hostOf } from '@/lib/hosts';
import { type Finding, parseAddress, type TypedAddress, type WrongAddress } from '@/lib/hosts/detect';
import { isOf, type OwnSite } from '@/lib/hosts/own-site';
import type { MessageKey } from '@/lib/platform/strings';

/** Where adding a site stands. */
export type AddState =
  | { at: 'typing'; problem: AddProblem | null }
  | { at: 'asking'; address: TypedAddress }
  | { at: 'looking'; address: TypedAddress }
  /** What it is could not be told: the person does, or leaves it. */
  | { at: 'unsure'; address: TypedAddress; finding: Unsure };

export type Unsure = Exclude<Finding, { is: 'jira' }>;
export type AddProblem = WrongAddress | 'known' | 'added' | 'refused' | 'left' | 'not-saved';

export const problems: Record<AddProblem, MessageKey> = {
  empty: 'optionsAddEmpty',
  'no-address': 'optionsAddNoAddress',
  'not-web': 'optionsAddNotWeb',
  everything: 'optionsAddEverything',
  known: 'optionsAddKnown',
  added: 'optionsAddAdded',
  refused: 'optionsAddRefused',
  left: 'optionsAddLeft',
  'not-saved': 'optionsNotSaved',
};

export const findings: Record<Unsure['is'], MessageKey> = {
  'some-jira': 'optionsFoundSomeJira',
  'sign-in': 'optionsFoundSignIn',
  failing: 'optionsFoundFailing',
  unreachable: 'optionsFoundUnreachable',
  'no-jira': 'optionsFoundNoJira',
};

/** What is typed, unless it is no address or one where Keyline is already. */
export function checkTyped(text: string, own: readonly OwnSite[]): TypedAddress | AddProblem {
  const address = parseAddress(text);
  if (typeof address === 'string') return address;
  const url = new URL(`${address.origin}${address.paths[0] ?? ''}/`);
  if (own.some((site) => isOf(site, url))) return 'added';
  return hostOf(url.href) ? 'known' : address;
}
