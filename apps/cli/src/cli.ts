import type { Command } from 'commander';
import type { Output } from '@app/terminal';
import type { Retry, VeoGenClient } from '@veogen/client';
import { Interrupted } from './cli.errors';
import { EXIT } from './exit-codes';
import { openClient } from './open-client';

/** What a command talks to; `process` is one. */
export interface Streams {
  stdin: AsyncIterable<Uint8Array | string> & { isTTY?: boolean };
  stdout: Output & NodeJS.WritableStream;
  stderr: Output;
}

interface GlobalOptions {
  url: string;
  apiKey?: string;
  /** Milliseconds. */
  patience: number;
  json?: boolean;
}

/** What every command has: the service, the streams, and one way to answer. */
export class Cli {
  /** What the process ends with when the command throws nothing. */
  exitCode: number = EXIT.ok;
  private connected: VeoGenClient | undefined;
  private stop: AbortController | undefined;

  constructor(
    private readonly program: Command,
    readonly streams: Streams,
  ) {}

  get options(): GlobalOptions {
    return this.program.opts<GlobalOptions>();
  }

  get json(): boolean {
    return this.options.json === true;
  }

  /** The service, as `--url` and `--api-key` say. */
  get client(): VeoGenClient {
    let told = '';
    const onRetry = ({ url, reason }: Retry): void => {
      const trouble = reason === '429' ? `${url} is busy` : `${url} does not answer (${reason})`;
      if (trouble !== told) this.streams.stderr.write(`${trouble}, trying again…\n`);
      told = trouble;
    };
    return (this.connected ??= openClient(this.options, onRetry));
  }

  /** Aborted, for the reason Interrupted, by Ctrl-C or SIGTERM; a second one ends the process at once. */
  get signal(): AbortSignal {
    if (this.stop === undefined) {
      const stop = new AbortController();
      for (const name of ['SIGINT', 'SIGTERM'] as const)
        process.once(name, () => stop.abort(new Interrupted()));
      this.stop = stop;
    }
    return this.stop.signal;
  }

  /** The answer of the command, on stdout: JSON with `--json`, lines for people without. */
  answer(json: unknown, lines: readonly string[]): void {
    const text = this.json ? JSON.stringify(json) : lines.join('\n');
    if (text !== '') this.streams.stdout.write(`${text}\n`);
  }

  /** What is not the answer, on stderr; left out with `--json`. */
  note(line: string): void {
    if (!this.json) this.streams.stderr.write(`${line}\n`);
  }
}

/** What a file in `commands/` exports: adds its command to the program. Loads nothing heavy before it is run. */
export type RegisterCommand = (program: Command, cli: Cli) => void;
