import { DomainError } from '../../shared/errors.js';
import { threadModule } from '../project-root.js';
import { ThreadBusy, ThreadLost, WorkThread } from '../threads/work-thread.js';
import { parseBody, parseText } from './body-guard.js';
import { httpError } from './http.errors.js';

export interface BodyTask {
  readonly raw: Uint8Array;
  readonly limit: number;
  /** Whether the route takes text instead of JSON. */
  readonly isText: boolean;
}

export type ReadBody =
  { readonly body: unknown } | { readonly refusal: Pick<DomainError, 'kind' | 'code' | 'title' | 'details'> };

/** In bytes. A body of this size takes some ten milliseconds to parse, which is less than a thread would cost. */
const SMALL = 256 * 1024;
const LIMITS = { tasks: 16, seconds: 30 } as const;
const SCRIPT = threadModule('platform/http/body-thread');

/**
 * Parses request bodies. A large one is parsed in a worker thread, so that a huge or deliberately slow body does not block other requests;
 * the event loop only receives the finished objects. Throws http.unavailable when the thread is busy or lost.
 */
export class LargeBodies {
  private readonly thread = new WorkThread<BodyTask, ReadBody>(SCRIPT, LIMITS);

  async read(raw: Buffer, limit: number, isText = false): Promise<unknown> {
    if (raw.length <= SMALL) return isText ? parseText(raw) : parseBody(raw, limit);
    const read = await this.inThread({ raw, limit, isText });
    if ('body' in read) return read.body;
    const { kind, code, title, details } = read.refusal;
    throw new DomainError(kind, code, title, details);
  }

  close(): Promise<void> {
    return this.thread.leave();
  }

  private async inThread(task: BodyTask): Promise<ReadBody> {
    try {
      return await this.thread.run(task);
    } catch (error) {
      if (error instanceof ThreadBusy || error instanceof ThreadLost) throw httpError('http.unavailable');
      throw error;
    }
  }
}
