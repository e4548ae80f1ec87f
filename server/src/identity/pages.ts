import { Hono } from 'hono';
import type { Parts } from '../parts';

export function identityPages(_parts: Parts): Hono {
  return new Hono();
}
