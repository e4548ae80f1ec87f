import pino, { type DestinationStream } from 'pino';
import type { Log } from '../parts';

/** Names under which something secret might be given by mistake. */
const secret = ['authorization', 'cookie', 'token', 'secret', 'password', 'code', 'clientSecret', 'title'];

/** JSON lines on the error stream: what the server says to people stands alone on the other. */
export function createLog(level: string, to: DestinationStream = pino.destination(2)): Log {
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: [...secret, ...secret.map((name) => `*.${name}`)], censor: '[kept]' },
    },
    to,
  );
  return {
    info: (what, more = {}) => log.info(withoutSecrets(more), what),
    warn: (what, more = {}) => log.warn(withoutSecrets(more), what),
    error: (what, more = {}) => log.error(withoutSecrets(more), what),
  };
}

/** Texts of errors name what they failed on: an address with its password, a header. */
export const hideSecrets = (text: string): string =>
  text
    .replace(/(\w+:\/\/)[^\s/@]+@/g, '$1[kept]@')
    .replace(/\b(Bearer)\s+[\w.~+/=-]+/gi, '$1 [kept]')
    .replace(/([?&](?:token|code|invite|secret|password|user_code)=)[^&\s]+/gi, '$1[kept]');

const withoutSecrets = (more: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(more).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? hideSecrets(value)
        : value instanceof Error
          ? hideSecrets(String(value))
          : value,
    ]),
  );
