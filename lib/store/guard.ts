import type { Result } from './api';

/**
 * Commands, and calls of the worker, that take away, put something in the place of what is there, or connect with
 * somebody. Not `undo`: it takes back what the same person has done here a moment ago.
 */
export const isGuarded = (name: string): boolean =>
  /^(?:remove|erase|dismiss|import|restore|startAnew|become|copy|(?:dis)?connect)/.test(name);

type Refusing = (name: string) => Promise<Result<never> | null>;

let refuse: Refusing | undefined;

/** For a page that stands in somebody else's: `refusal` is asked before each of them. */
export const guardWith = (refusal: Refusing): void => {
  refuse = refusal;
};

/** Why it is not done; null = it may be. */
export const refusalOf: Refusing = async (name) =>
  (refuse && isGuarded(name) && (await refuse(name))) || null;
