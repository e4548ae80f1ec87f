import path from 'node:path';
import { allowIn } from '../support/allowed-profile';

/** The stand-ins on domains of their own, which a person allows in the browser's question: no driver can answer it. */
const origins = [
  'https://jira.example.test/*',
  'http://tickets.example.test/*',
  'https://work.example.test/*',
];

/**
 * The profile lets the extension into the own domains; gives where the extension is now. It lies within the profile:
 * its id comes from its path, and a profile that is kept must know it again.
 */
export async function allowOwnDomains(build: string, profile: string): Promise<string> {
  const copy = { build, extension: path.join(profile, 'keyline-build'), profileDir: profile };
  return (await allowIn(copy, origins)).extension;
}
