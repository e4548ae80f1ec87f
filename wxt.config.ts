import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { PluginOption } from 'vite';
import { defineConfig } from 'wxt';
import { manifest } from './manifest';
import { stringsPlugin } from './scripts/build/strings-plugin.ts';

const stub = fileURLToPath(new URL('./stubs/feature-gate.ts', import.meta.url));

/**
 * Builds each content script from its `main` alone, without WXT's context (3 kB): ours has a lifetime of its own, and WXT's would tell the
 * page the extension's id by a DOM event.
 */
const bareContentScript: PluginOption = {
  name: 'keyline:bare-content-script',
  transform(code, id) {
    if (!id.includes('wxt-content-script-isolated-world-entrypoint')) return null;
    const entry = /^import definition from (".*\.content\.ts");?$/m.exec(code)?.[1];
    if (!entry) throw new Error('WXT builds content scripts in another way now');
    return `import { main } from ${entry};\nmain();`;
  },
};

/**
 * What panel and popup start with is one file. What comes later, or belongs to the dashboard and the options alone,
 * stays apart although two pages use it.
 */
const notShared =
  /^(?!.*\/(?:components\/(?:check-in|dashboard|options)|@tanstack|d3-[a-z]+|@atlaskit\/pragmatic-drag-and-drop[a-z-]*)\/)(?!.*virtual:strings\/\w+\/(?:more|recovery|sync))(?!.*\/(?:components\/panel\/(?:frame-guard|ask-again)|components\/recovery\/(?!recovery-later|trouble)|components\/sync\/(?!sync-later)|lib\/(?:protocol|sync\/(?:client|team-a)|store\/(?:remote|dashboard|file|team|sync\/|commands\/(?:new-|introduce-me|start-workspace|create-team|erase-all))|okr\/(?:objective-summary|parents|roll-up)\.ts)))(?!.*\/lib\/(?:hosts\/|platform\/(?:page-styles|plain-view|team-keys|detect-site|follow-tab|permissions|sites|tabs|this-tab|wish)\.ts))/;

/** Properties of the content scripts' own objects: none is sent or stored, nor one the browser has, so they get short. */
const ownNames =
  /^(parseTicket|ticketUrl|read(Title|Id|Person|Theme)|addressOf|notIn|links|rows|place|makeRoom|link|chip)$/;

export default defineConfig({
  outDir: process.env.KEYLINE_OUT ?? '.output',
  imports: false,
  vite: () => ({
    plugins: [react(), bareContentScript, stringsPlugin()],
    resolve: {
      // Atlaskit bundles a feature-flag client (124 kB) that has no use in an offline extension.
      alias: [{ find: /^@atlaskit\/feature-gate-js-client(\/.*)?$/, replacement: stub }],
    },
    build: { sourcemap: false },
  }),
  hooks: {
    // Pages share one script and one style sheet: each further file costs the panel's start more than its bytes.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.every(({ type }) => type === 'content-script'))
        config.build = {
          ...config.build,
          rolldownOptions: {
            ...config.build?.rolldownOptions,
            treeshake: { propertyReadSideEffects: false },
            output: {
              ...config.build?.rolldownOptions?.output,
              minify: { compress: true, mangle: true, codegen: true, mangleProps: { include: ownNames } },
            },
          },
        };
      if (!entrypoints.some(({ type }) => type === 'popup')) return;
      config.build = {
        ...config.build,
        cssCodeSplit: false,
        rolldownOptions: {
          ...config.build?.rolldownOptions,
          output: {
            ...config.build?.rolldownOptions?.output,
            codeSplitting: {
              groups: [{ name: 'shared', minShareCount: 2, test: notShared }],
            },
          },
        },
      };
    },
  },
  manifest: ({ browser }) => manifest(browser),
});
