import { createConnection } from '../connection';
import { readContents, type StoreText } from '../file/contents';
import { contentsText } from '../file/export';

/** The store as an export text; its database is let go at once. */
export async function storeText(now: number, databaseName?: string): Promise<StoreText> {
  const connection = createConnection(databaseName);
  try {
    const contents = await readContents(connection);
    const { revision, count } = contents.state;
    return { text: contentsText(contents, now), revision, count };
  } finally {
    connection.close();
  }
}
