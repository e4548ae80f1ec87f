/** Milliseconds between two pokes that are passed on: a server that never stops poking keeps no device busy. */
const calm = 250;

/** Passes a poke on at once, and all that come soon after it as one more; `moved` where one of them was. */
export function calmly(poke: (moved: boolean) => void, ended: AbortSignal): (moved: boolean) => void {
  let isCalm = true;
  let waiting: { moved: boolean } | null = null;
  const pass = (moved: boolean) => {
    if (!isCalm) {
      waiting = { moved: moved || waiting?.moved === true };
      return;
    }
    isCalm = false;
    poke(moved);
    setTimeout(() => {
      isCalm = true;
      const last = waiting;
      waiting = null;
      if (last && !ended.aborted) pass(last.moved);
    }, calm);
  };
  return pass;
}
