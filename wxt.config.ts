import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'wxt';
import { manifest } from './manifest';

const stub = (name: string) => fileURLToPath(new URL(`./stubs/${name}.ts`, import.meta.url));

export default defineConfig({
  outDir: process.env.KEYLINE_OUT ?? '.output',
  imports: false,
  vite: () => ({
    plugins: [react()],
    resolve: {
      // Atlaskit bundles a feature-flag client (124 kB) that has no use in an offline extension.
      alias: [
        { find: /^@atlaskit\/feature-gate-js-client(\/.*)?$/, replacement: stub('feature-gate') },
        { find: 'wxt/utils/content-script-context', replacement: stub('content-script-context') },
      ],
    },
    build: { sourcemap: false },
  }),
  manifest: ({ browser }) => manifest(browser),
});
