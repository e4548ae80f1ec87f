import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { stringsPlugin } from '../scripts/build/strings-plugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The dashboard as the team server gives it: the same components, over a browser of `browser.ts`. */
export default defineConfig({
  root: here('.'),
  base: '/app/',
  publicDir: false,
  plugins: [react(), stringsPlugin()],
  resolve: {
    alias: [
      { find: /^@atlaskit\/feature-gate-js-client(\/.*)?$/, replacement: here('../stubs/feature-gate.ts') },
      { find: 'webextension-polyfill', replacement: here('./browser.ts') },
      { find: '@', replacement: here('..') },
    ],
  },
  build: {
    outDir: process.env.KEYLINE_WEB ?? here('../.output/web'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
  },
});
