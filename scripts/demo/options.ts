import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';

export interface DemoOptions {
  help: boolean;
  /** Where the tour's pictures go; null = a window for people. */
  tour: string | null;
  pages?: string;
  data?: string;
  profile?: string;
  /** A built extension; none = build it. */
  extension?: string;
  /** Where pictures for the documents go. */
  images?: string;
}

export const usage = `npm run demo [-- OPTIONS]

  --tour DIR       drive the tour headless; pictures and tour.json go to DIR
  --pages DIR      serve saved pages (*.html) at the addresses they come from
  --data FILE      load tickets from a saved Jira search answer
  --profile DIR    keep the browser's profile here
  --extension DIR  take this built extension instead of building it
  --images DIR     with --tour: also write the pictures of the documents
  --help           say this

Without --tour a browser opens and stays until Ctrl+C; where there is no display, the tour goes to ./out.`;

interface Machine {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
}

export function hasDisplay({ env, platform }: Machine): boolean {
  if (env.CI) return false;
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** What is asked for, or what is wrong with it. */
export function parseOptions(args: string[], machine: Machine): DemoOptions | { problem: string } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        tour: { type: 'string' },
        pages: { type: 'string' },
        data: { type: 'string' },
        profile: { type: 'string' },
        extension: { type: 'string' },
        images: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    const { pages, data, profile, extension, images, help = false } = values;
    const problem =
      missing('--pages', pages, 'directory') ??
      missing('--data', data, 'file') ??
      missing('--extension', extension, 'directory') ??
      Object.entries(values).flatMap(([name, value]) => (value === '' ? `--${name} needs a value.` : []))[0];
    if (problem !== undefined) return { problem };
    return {
      help,
      tour: values.tour ?? (hasDisplay(machine) ? null : 'out'),
      ...(pages !== undefined && { pages }),
      ...(data !== undefined && { data }),
      ...(profile !== undefined && { profile }),
      ...(extension !== undefined && { extension }),
      ...(images !== undefined && { images }),
    };
  } catch (error) {
    // Of parseArgs: "Unknown option '--turo'. …"
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function missing(option: string, at: string | undefined, kind: 'directory' | 'file'): string | undefined {
  if (at === undefined || at === '') return undefined;
  if (!existsSync(at)) return `${option}: ${at} does not exist.`;
  const isDirectory = statSync(at).isDirectory();
  return isDirectory === (kind === 'directory') ? undefined : `${option}: ${at} is no ${kind}.`;
}
