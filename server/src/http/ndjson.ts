/**
 * A line of JSON for each thing that comes. The next one is asked for when the reader has taken the last: a slow reader
 * slows the database's reading, and one that goes ends it. The first is waited for, so that a refusal is an answer of
 * its own and no stream that breaks.
 */
export async function ndjson<T>(
  things: AsyncGenerator<T>,
  {
    failed,
    headers = {},
    text = JSON.stringify,
  }: {
    failed: (error: unknown) => void;
    headers?: Record<string, string>;
    /** JSON of one thing, where it is made elsewhere. */
    text?: (thing: T) => string;
  },
): Promise<Response> {
  const encoder = new TextEncoder();
  const line = (thing: T) => encoder.encode(`${text(thing)}\n`);
  const first = await things.next();
  let waiting: IteratorResult<T> | null = first;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = waiting ?? (await things.next());
          waiting = null;
          if (done) controller.close();
          else controller.enqueue(line(value));
        } catch (error) {
          failed(error);
          controller.error(error);
        }
      },
      async cancel() {
        await things.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(stream, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
  });
}
