/** The mark: three lines of a list, each shorter, on blue. `size` in CSS pixels. */
export const mark = (
  size: number,
): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" width="${size}" height="${size}">
  <rect width="18" height="18" rx="4" fill="#1868DB"/>
  <rect x="3.5" y="4.5" width="11" height="2.2" rx="1.1" fill="#fff"/>
  <rect x="3.5" y="8" width="8" height="2.2" rx="1.1" fill="#fff" opacity=".8"/>
  <rect x="3.5" y="11.5" width="5" height="2.2" rx="1.1" fill="#fff" opacity=".6"/></svg>`;
