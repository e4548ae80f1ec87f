import * as z from 'zod/mini';
import { type Self, type Sender, senderKind } from '../../messages/receive';
import type { Failure, Result, Store } from '../api';
import { commands } from '../commands';
import { refuse, toFailure } from '../failure';
import { queries } from '../queries';
import type { CommandName, QueryName } from '../store';
import {
  type CallName,
  type Calls,
  maxMessage,
  type Port,
  portName,
  type Reply,
  type Request,
  type Step,
} from './calls';
import { queryArgs } from './query-args';

type Handler<K extends CallName> = (
  args: Calls[K]['args'],
  onStep: (step: Step) => void,
) => Promise<Calls[K]['value'] | Result<Calls[K]['value']>>;
/** All but `run` and `read`, which go to the store. A handler answers its value, or throws what `toFailure` knows. */
export type CallHandlers = { [K in Exclude<CallName, 'run' | 'read'>]: Handler<K> };

export interface Served {
  self: Self;
  store: () => Promise<Store>;
  handlers: CallHandlers;
  /** After a command of a page that cannot say so itself. */
  committed: () => void;
  logError: (error: unknown) => void;
}

const none = z.object({});
const name = z.object({ name: z.string().check(z.maxLength(200)) });
const schemas: { [K in CallName]: z.ZodMiniType<Calls[K]['args']> } = {
  run: z.object({ command: z.string().check(z.maxLength(60)), args: z.unknown() }),
  read: z.object({ query: z.string().check(z.maxLength(60)), args: z.unknown() }),
  health: none,
  listSnapshots: none,
  takeSnapshot: none,
  readSnapshot: name,
  removeSnapshots: none,
  restoreSnapshot: name,
  restoreText: z.object({ text: z.string() }),
  salvage: none,
  startAnew: z.object({ typed: z.string().check(z.maxLength(100)) }),
};

/** Whole files; everything else is a form a person has filled in. */
const large = new Set<string>(['importFile', 'checkFile', 'importRows']);
const maxForm = 512 * 1024;

/** A working worker says so every so often: that keeps it awake, and the page informed. In milliseconds. */
const pulse = 10_000;

/** Answers one request on a port that one of our own pages has opened; any other port is closed unheard. */
export function serve(port: Port, served: Served): void {
  if (port.name !== portName) return;
  if (senderKind((port.sender ?? {}) as Sender, served.self) !== 'page') {
    port.disconnect();
    return;
  }
  let isOpen = true;
  let isAsked = false;
  port.onDisconnect.addListener(() => {
    isOpen = false;
  });
  const post = (reply: Reply) => {
    if (isOpen) port.postMessage(reply);
  };
  port.onMessage.addListener((message) => {
    if (isAsked) return;
    isAsked = true;
    const beat = setInterval(() => post({ step: 'working' }), pulse);
    answerTo(message, served, (step) => post({ step }))
      .then((answer) => {
        try {
          post({ answer });
        } catch {
          post({ answer: { ok: false, error: refuse('invalid', 'failTooLarge').failure } });
        }
      })
      .catch(served.logError)
      .finally(() => clearInterval(beat));
  });
}

async function answerTo(
  message: unknown,
  served: Served,
  onStep: (step: Step) => void,
): Promise<Result<unknown>> {
  try {
    const request = parseRequest(message);
    if (request.call === 'run') return await runFor(served, request.args);
    if (request.call === 'read') return { ok: true, value: await readFor(served, request.args) };
    const handler = served.handlers[request.call] as Handler<CallName>;
    return { ok: true, value: await handler(request.args, onStep) };
  } catch (error) {
    return { ok: false, error: failureOf(error, served) };
  }
}

function failureOf(error: unknown, { logError }: Served): Failure {
  const failure = toFailure(error);
  if (!failure) logError(error);
  return failure ?? refuse('aborted', 'failUnexpected').failure;
}

function parseRequest(message: unknown): Request {
  const call = (message as { call?: unknown } | null)?.call;
  if (typeof call !== 'string' || !Object.hasOwn(schemas, call)) throw invalid(String(call).slice(0, 60));
  const args = schemas[call as CallName].safeParse((message as { args?: unknown }).args);
  if (!args.success) throw invalid(call);
  return { call, args: args.data } as Request;
}

async function runFor(
  { store, committed }: Served,
  { command, args }: Calls['run']['args'],
): Promise<Result<unknown>> {
  if (!Object.hasOwn(commands, command)) throw invalid(command);
  checkSize(command, args);
  // `run` checks the arguments by the command's own schema.
  const answer = await (await store()).run(command as CommandName, args as never);
  if (answer.ok) committed();
  return answer;
}

async function readFor({ store }: Served, { query, args }: Calls['read']['args']): Promise<unknown> {
  if (!Object.hasOwn(queries, query) || !Object.hasOwn(queryArgs, query)) throw invalid(query);
  checkSize(query, args);
  const checked = queryArgs[query as QueryName].safeParse(args);
  if (!checked.success) throw invalid(query);
  return (await store()).read(query as QueryName, checked.data as never);
}

function checkSize(what: string, args: unknown): void {
  if ((JSON.stringify(args) ?? '').length > (large.has(what) ? maxMessage : maxForm))
    throw refuse('invalid', 'failTooLarge');
}

const invalid = (what: string) => refuse('invalid', 'failInvalid', what);
