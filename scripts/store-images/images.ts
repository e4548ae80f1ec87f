/** Every picture the stores are given, in `store/images`. */
export interface StoreImage {
  name: string;
  width: number;
  height: number;
  /** Transparent around the mark; screenshots and tiles may have no alpha channel. */
  alpha: boolean;
  /** Of the extension in use; else drawn from the mark. */
  screenshot: boolean;
}

const drawn = (name: string, width: number, height: number, alpha = false): StoreImage => ({
  name: `${name}.png`,
  width,
  height,
  alpha,
  screenshot: false,
});
/** The one size that Chrome and Edge both take; Firefox takes any. */
const screen = (name: string): StoreImage => ({
  name: `${name}.png`,
  width: 1280,
  height: 800,
  alpha: false,
  screenshot: true,
});

export const storeImages = [
  // Chrome: the mark in 96 of 128 pixels. Firefox takes the same.
  drawn('icon-128', 128, 128, true),
  // Edge.
  drawn('logo-300', 300, 300, true),
  // Chrome and Edge, where they feature an extension.
  drawn('tile-440x280', 440, 280),
  drawn('tile-1400x560', 1400, 560),
  // In the order in which they are shown; Chrome takes five, Edge six.
  screen('screen-1-panel'),
  screen('screen-2-backlog'),
  screen('screen-3-dashboard'),
  screen('screen-4-panel-dark'),
  screen('screen-5-linear-dark'),
  screen('screen-6-dashboard-dark'),
] as const satisfies readonly StoreImage[];
