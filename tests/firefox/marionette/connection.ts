/**
 * The wire of Marionette, Firefox's own driver: raw TCP, each message `length:JSON`, a command `[0, id, name, params]`,
 * its answer `[1, id, error, result]`. The larger drivers cannot open extension pages or reach the browser's own prompts.
 */
import net from 'node:net';

/** Milliseconds that one command may take. */
const PATIENCE = 30_000;

export class MarionetteError extends Error {
  constructor(
    /** As in the WebDriver standard: `no such element`, `stale element reference` … */
    readonly code: string,
    message: string,
    command: string,
  ) {
    super(`${command}: ${code}: ${message}`);
  }
}

interface Waiting {
  command: string;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

export class Connection {
  private read: Buffer = Buffer.alloc(0);
  private last = 0;
  private readonly waiting = new Map<number, Waiting>();

  private constructor(private readonly socket: net.Socket) {
    socket.on('data', (data: Buffer) => this.take(data));
    const end = () => this.end();
    socket.on('error', end);
    socket.on('close', end);
  }

  static async open(port: number): Promise<Connection> {
    const socket = net.connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new Connection(socket);
  }

  /** The answer's shape is the protocol's: whoever sends a command names it. */
  async send<T>(command: string, params: object = {}): Promise<T> {
    const id = ++this.last;
    const text = JSON.stringify([0, id, command, params]);
    const answer = new Promise<unknown>((resolve, reject) =>
      this.waiting.set(id, { command, resolve, reject }),
    );
    const timer = setTimeout(
      () => this.settle(id, new Error(`${command} got no answer within ${PATIENCE} ms`)),
      PATIENCE,
    );
    this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    try {
      return (await answer) as T;
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.socket.destroy();
  }

  private take(data: Buffer): void {
    this.read = Buffer.concat([this.read, data]);
    for (;;) {
      const colon = this.read.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.read.subarray(0, colon).toString());
      if (this.read.length < end) return;
      const message: unknown = JSON.parse(this.read.subarray(colon + 1, end).toString());
      this.read = this.read.subarray(end);
      // The first message is a greeting and no array.
      if (Array.isArray(message)) this.answer(message);
    }
  }

  private answer([, id, error, result]: unknown[]): void {
    if (typeof id !== 'number') return;
    const { error: code, message } = (error ?? {}) as { error?: string; message?: string };
    const command = this.waiting.get(id)?.command ?? '';
    this.settle(id, code ? new MarionetteError(code, message ?? '', command) : null, result);
  }

  private settle(id: number, error: Error | null, result?: unknown): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) waiting?.reject(error);
    else waiting?.resolve(result);
  }

  private end(): void {
    for (const [id, { command }] of this.waiting)
      this.settle(id, new Error(`Firefox hung up during ${command}`));
  }
}
