import { type MessageKey, t } from '../../platform/strings';
import { type Refusal, refuse } from '../failure';

/** A hostile name must not fill the message. */
const shorten = (path: string) => (path.length > 120 ? `${path.slice(0, 119)}…` : path);

/** "That file is not a Keyline export: …", with the reason in words. */
export const wrong = (reason: string): Refusal => refuse('invalid', 'failFile', reason);

/** As `wrong`, with the place: `objectives[3].cycleId`. */
export const wrongAt = (reason: MessageKey, path: string, ...more: string[]): Refusal =>
  wrong(t(reason, shorten(path), ...more));
