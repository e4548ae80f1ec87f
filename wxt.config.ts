import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'wxt';
import { manifest } from './manifest';

const stub = fileURLToPath(new URL('./stubs/feature-gate.ts', import.meta.url));

export default defineConfig({
  outDir: process.env.KEYLINE_OUT ?? '.output',
  imports: false,
  vite: () => ({
    plugins: [react()],
    resolve: {
      // Atlaskit bundles a feature-flag client (124 kB) that has no use in an offline extension.
      alias: [{ find: /^@atlaskit\/feature-gate-js-client(\/.*)?$/, replacement: stub }],
    },
    build: { sourcemap: false },
  }),
  manifest: ({ browser }) => manifest(browser),
});
