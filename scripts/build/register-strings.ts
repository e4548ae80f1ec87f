/** `tsx --import ./scripts/build/register-strings.ts …`: scripts that read our strings find them, without a build. */
import { register } from 'node:module';

register('./strings-loader.ts', import.meta.url);
