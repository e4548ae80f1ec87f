/** The browser's own record of every request, those of workers and frames too: `--log-net-log`. */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

export interface LoggedRequest {
  url: string;
  /** Origin of who asked: `chrome-extension://…` for ours; '' where the browser itself did. */
  initiator: string;
}

export const netLogFlags = (file: string): string[] => [`--log-net-log=${file}`];

const headSchema = z.looseObject({ logEventTypes: z.record(z.string(), z.number()) });
const eventSchema = z.looseObject({
  type: z.number(),
  params: z.optional(z.looseObject({ url: z.optional(z.string()), initiator: z.optional(z.string()) })),
});

/** Of a browser that has closed. An event a line; the last may be cut off. */
export function readNetLog(file: string): LoggedRequest[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const { logEventTypes } = z.parse(
    headSchema,
    JSON.parse(head.replace(/^\{"constants":/, '').replace(/,$/, '')),
  );
  const started = logEventTypes.URL_REQUEST_START_JOB;
  if (started === undefined) throw new Error('The browser names its events in another way now.');
  return lines.flatMap((line) => {
    const { params } = readEvent(line.replace(/,$/, ''), started) ?? {};
    if (params?.url === undefined) return [];
    return [{ url: params.url, initiator: params.initiator?.replace('not an origin', '') ?? '' }];
  });
}

function readEvent(line: string, type: number) {
  if (!line.includes(`"type":${type}`)) return null;
  try {
    const event = z.parse(eventSchema, JSON.parse(line));
    return event.type === type ? event : null;
  } catch {
    return null;
  }
}
