/** Follows the host page's colour mode; null = the browser's preference. The tokens answer to `data-color-mode`. */
export function applyTheme(root: HTMLElement, theme: 'light' | 'dark' | null) {
  if (theme) root.dataset.colorMode = theme;
  else delete root.dataset.colorMode;
}
