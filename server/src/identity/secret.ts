import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, for whoever is to hold them; we keep `hashOf` it alone. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** No salt and no stretching: nobody guesses 256 random bits. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
