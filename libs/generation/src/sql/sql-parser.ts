import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { InvalidSql, SqlTooComplex } from './sql.errors';

/** A statement as PostgreSQL's parser gives it: one property, named after the kind of statement. */
export type Statement = Readonly<Record<string, unknown>>;

export interface ParsedStatement {
  readonly statement: Statement;
  /** Where it begins, in characters from 0. */
  readonly position: number;
}

/** What the thread answers. */
type Answer =
  | { stmts: readonly { stmt: Statement; stmt_location?: number }[] }
  | { message: string; position: number | null };

const TIMEOUT_MS = 10_000;
const MEMORY_MIB = 256;

/** The parser is WebAssembly that runs to its end, so it runs in a thread that can be ended. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const { parse } = require(workerData.parser);
parentPort.on('message', (sql) => {
  parse(sql).then(
    ({ stmts = [] }) => parentPort.postMessage({ stmts }),
    (error) => parentPort.postMessage({
      message: String(error && error.message),
      position: error && error.sqlDetails ? error.sqlDetails.cursorPosition : null,
    }),
  );
});
`;

/** PostgreSQL's own parser. It is started when it is first needed, and parses one text at a time, beside the API. */
@Injectable()
export class SqlParser implements OnModuleDestroy {
  private last: Promise<unknown> = Promise.resolve();
  private thread: Worker | undefined;
  private asking: { answer(answer: Answer): void; fail(reason: string): void } | undefined;

  /** @throws InvalidSql with the position of a mistake; SqlTooComplex */
  parse(sql: string): Promise<readonly ParsedStatement[]> {
    const result = this.last.then(() => this.parseNow(sql));
    this.last = result.catch(() => undefined);
    return result;
  }

  async onModuleDestroy(): Promise<void> {
    const { thread } = this;
    this.thread = undefined;
    this.asking?.fail('the service is stopping');
    await thread?.terminate();
  }

  private async parseNow(sql: string): Promise<readonly ParsedStatement[]> {
    const text = withoutData(sql);
    const answer = await this.ask(text);
    if ('stmts' in answer)
      return answer.stmts.map(({ stmt, stmt_location: position = 0 }) => ({ statement: stmt, position }));
    if (answer.position === null) throw new SqlTooComplex(answer.message);
    const position = Math.max(0, answer.position);
    const before = text.slice(0, position).split('\n');
    const line = before.length;
    const column = (before.at(-1)?.length ?? 0) + 1;
    throw new InvalidSql(
      [
        {
          pointer: '/sql',
          code: 'syntax_error',
          message: `line ${line}, column ${column}: ${answer.message}`,
        },
      ],
      { position, line, column },
    );
  }

  private ask(sql: string): Promise<Answer> {
    const thread = (this.thread ??= this.start());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.stop(`it took longer than ${TIMEOUT_MS / 1000} s`), TIMEOUT_MS);
      const settle = (then: () => void): void => {
        clearTimeout(timer);
        this.asking = undefined;
        // An idle parser does not keep the process from ending.
        thread.unref();
        then();
      };
      this.asking = {
        answer: (answer) => settle(() => resolve(answer)),
        fail: (reason) => settle(() => reject(new SqlTooComplex(reason))),
      };
      thread.ref();
      thread.postMessage(sql);
    });
  }

  private start(): Worker {
    const thread = new Worker(THREAD, {
      eval: true,
      workerData: { parser: require.resolve('libpg-query') },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
    });
    const stop = (reason: string): void => {
      if (this.thread === thread) this.stop(reason);
    };
    thread.on('message', (answer: Answer) => this.thread === thread && this.asking?.answer(answer));
    thread.on('error', (error) => stop(error.message));
    thread.on('exit', () => stop('the parser stopped'));
    return thread;
  }

  /** The next text starts another thread. */
  private stop(reason: string): void {
    void this.thread?.terminate();
    this.thread = undefined;
    this.asking?.fail(reason);
  }
}

/** Blanks out what pg_dump writes for psql alone: rows after COPY, and commands with a backslash. Positions stay. */
function withoutData(sql: string): string {
  let inData = false;
  return sql
    .split('\n')
    .map((line) => {
      const blank = ' '.repeat(line.length);
      if (inData) {
        inData = !/^\\\.\s*$/.test(line);
        return blank;
      }
      if (/^COPY\s.*\sFROM\s+stdin\b.*;\s*$/i.test(line)) {
        inData = true;
        return blank;
      }
      return line.startsWith('\\') ? blank : line;
    })
    .join('\n');
}
