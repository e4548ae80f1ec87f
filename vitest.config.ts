import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { stringsPlugin } from './scripts/build/strings-plugin.ts';

const alias = {
  'webextension-polyfill': fileURLToPath(new URL('./tests/support/fake-polyfill.ts', import.meta.url)),
};
const shared = { plugins: [WxtVitest(), stringsPlugin()], resolve: { alias } };

/** A real browser beside other work takes its time; the first line of a failure says all that was found. */
const driven = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  fileParallelism: false,
  expect: { poll: { timeout: 10_000 } },
  chaiConfig: { truncateThreshold: 1000 },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: [
            '{lib,components,scripts,tests/sandbox,tests/bench,tests/sync,tests/tour}/**/*.test.{ts,tsx}',
          ],
          setupFiles: ['tests/support/unit-setup.ts'],
          // Lighter than a process for each file, and as much apart.
          pool: 'threads',
          mockReset: true,
          restoreMocks: true,
        },
      },
      {
        resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
        // The first start of the embedded PostgreSQL takes its time on a busy machine.
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          exclude: ['server/test/pg/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
        // Real PostgreSQL servers, one file after another: each has its own.
        test: {
          name: 'pg',
          include: ['server/test/pg/**/*.pg.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
        // That the simulator finds injected bugs; many seeds are `npm run sim`.
        test: {
          name: 'sim',
          include: ['tests/sim/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      { ...shared, test: { name: 'arch', include: ['tests/arch/**/*.test.ts'], testTimeout: 60_000 } },
      {
        plugins: [stringsPlugin()],
        resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
        test: {
          ...driven,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          setupFiles: ['tests/support/browser-setup.ts'],
        },
      },
      {
        plugins: [stringsPlugin()],
        resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
        test: {
          ...driven,
          name: 'firefox',
          include: ['tests/firefox/**/*.test.ts'],
          setupFiles: ['tests/support/browser-setup.ts'],
        },
      },
    ],
  },
});
