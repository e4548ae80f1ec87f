/** A pasted table or CSV: its first row as headers, the rest as texts. */
export interface Table {
  headers: string[];
  rows: string[][];
}

/** Rows of one import: a plan, not a database. */
export const maxRows = 2000;
const maxText = 4 * 1024 * 1024;

/**
 * Reads comma, semicolon and tab separated text, with quotes; the separator is found by the parser.
 * null = no table: nothing in it, or more than is read at once.
 */
export async function parseTable(text: string): Promise<Table | null> {
  if (text.length > maxText) return null;
  const { default: papa } = await import('papaparse');
  const { data } = papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: 'greedy',
    delimitersToGuess: ['\t', ';', ',', '|'],
  });
  const [headers, ...rows] = data;
  if (!headers || rows.length > maxRows) return null;
  return { headers: headers.map((header) => header.trim()), rows };
}
