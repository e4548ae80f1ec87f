import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { stringsPlugin } from '../../../scripts/build/strings-plugin';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../../..');

/** The module that each mutant puts another in the place of. */
const mutants = {
  'early-ack': 'lib/store/commit.ts',
  'two-transactions': 'lib/store/commit.ts',
  'split-migration': 'lib/store/migrations/003-sync.ts',
  'no-look-behind': 'lib/store/behind.ts',
} as const;
export type Variant = 'real' | keyof typeof mutants;

/** Bundles the page with the real store, or with a mutant of it. */
export async function buildPage(variant: Variant, outDir: string): Promise<void> {
  const target = variant === 'real' ? null : path.join(root, mutants[variant]);
  const mutant = path.join(here, 'mutants', `${variant}.ts`);
  let replaced = 0;
  await build({
    configFile: false,
    root: here,
    publicDir: false,
    logLevel: 'error',
    plugins: [
      stringsPlugin(),
      {
        name: 'mutant',
        enforce: 'pre',
        async resolveId(source, importer) {
          if (target === null || importer?.includes('/mutants/')) return null;
          const resolved = await this.resolve(source, importer, { skipSelf: true });
          if (resolved?.id !== target) return null;
          replaced++;
          return mutant;
        },
      },
    ],
    resolve: {
      alias: [
        { find: /^@\//, replacement: `${root}/` },
        { find: 'webextension-polyfill', replacement: path.join(here, 'page/polyfill-stub.ts') },
      ],
    },
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'esnext',
      rollupOptions: {
        input: { page: path.join(here, 'page/page.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  if (variant !== 'real' && replaced === 0) throw new Error(`${variant} replaced nothing`);
}
