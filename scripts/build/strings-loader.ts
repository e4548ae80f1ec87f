/** Node's hooks for `virtual:strings/…`: what a script run by itself has in place of Vite's plugin. */
import type { LoadHook, ResolveHook } from 'node:module';
import { stringsModule } from './strings-plugin';

export const resolve: ResolveHook = (specifier, context, next) =>
  stringsModule(specifier) === null
    ? next(specifier, context)
    : { url: specifier, format: 'module', shortCircuit: true };

export const load: LoadHook = (url, context, next) => {
  const source = stringsModule(url);
  return source === null ? next(url, context) : { format: 'module', source, shortCircuit: true };
};
