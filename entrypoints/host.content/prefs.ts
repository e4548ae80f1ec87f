import { attempt, extension } from './extension';

/** What a person set on a host, for all its tabs and sites. */
export interface PagePrefs {
  open: boolean;
  /** CSS pixels, 360–480. */
  width: number;
  /** The launcher's place, in per cent of the window's height, 5–90. */
  top: number;
  launcher: boolean;
}

export const widthRange = [360, 480] as const;
export const topRange = [5, 90] as const;

export const clamp = (value: number, [low, high]: readonly [number, number]): number =>
  Math.round(Math.min(high, Math.max(low, value)));

const within = (value: unknown, range: readonly [number, number], otherwise: number): number =>
  typeof value === 'number' && value >= range[0] && value <= range[1] ? value : otherwise;

export async function readPrefs(life: AbortController, hostId: string): Promise<PagePrefs> {
  const key = `page:${hostId}`;
  const stored = (await attempt(life, () => extension().storage.local.get(key)))?.[key] as
    | Partial<PagePrefs>
    | undefined;
  return {
    open: stored?.open === true,
    width: within(stored?.width, widthRange, 380),
    top: within(stored?.top, topRange, 40),
    launcher: stored?.launcher !== false,
  };
}

export const writePrefs = (life: AbortController, hostId: string, prefs: PagePrefs): void =>
  void attempt(life, () => extension().storage.local.set({ [`page:${hostId}`]: prefs }));
