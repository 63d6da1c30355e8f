import { join, parse } from 'node:path';
import { DomainError } from '../../shared/errors.js';
import { ThreadBusy, ThreadLost, WorkThread } from '../threads/work-thread.js';
import { parseBody } from './body-guard.js';
import { httpError } from './http.errors.js';

export interface BodyTask {
  readonly raw: Uint8Array;
  readonly limit: number;
}

export type Refusal = Pick<DomainError, 'kind' | 'code' | 'title' | 'details'>;

/** Reading so much takes some ten milliseconds on the event loop, which is less than handing it over is worth. */
const SMALL = 256 * 1024;
const LIMITS = { tasks: 16, seconds: 30 } as const;
const { dir, ext } = parse(import.meta.filename);

/**
 * Reads bodies without letting others wait. A large one is checked in a thread: what is broken, or made to be slow, costs
 * nobody else anything. What passed is parsed once more here, because handing the objects over would cost as much.
 */
export class LargeBodies {
  private readonly thread = new WorkThread<BodyTask, Refusal | null>(join(dir, `body-thread${ext}`), LIMITS);

  async read(raw: Buffer, limit: number): Promise<unknown> {
    if (raw.length <= SMALL) return parseBody(raw, limit);
    const refusal = await this.check({ raw, limit });
    if (refusal) throw new DomainError(refusal.kind, refusal.code, refusal.title, refusal.details);
    return JSON.parse(raw.toString('utf8'));
  }

  close(): Promise<void> {
    return this.thread.close();
  }

  private async check(task: BodyTask): Promise<Refusal | null> {
    try {
      return await this.thread.run(task);
    } catch (error) {
      if (error instanceof ThreadBusy || error instanceof ThreadLost) throw httpError('http.unavailable');
      throw error;
    }
  }
}
