import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { stringsPlugin } from '../../../scripts/build/strings-plugin';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../../..');

export const variants = ['real', 'early-ack', 'two-transactions'] as const;
export type Variant = (typeof variants)[number];

/** Bundles the page with the real store; a mutant puts another module in the place of `lib/store/commit.ts`. */
export async function buildPage(variant: Variant, outDir: string): Promise<void> {
  const commit = path.join(root, 'lib/store/commit.ts');
  const mutant = path.join(here, 'mutants', `${variant}.ts`);
  let replaced = 0;
  await build({
    configFile: false,
    root: here,
    publicDir: false,
    logLevel: 'warn',
    plugins: [
      stringsPlugin(),
      {
        name: 'mutant',
        enforce: 'pre',
        async resolveId(source, importer) {
          if (variant === 'real' || importer?.includes('/mutants/')) return null;
          const resolved = await this.resolve(source, importer, { skipSelf: true });
          if (resolved?.id !== commit) return null;
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
