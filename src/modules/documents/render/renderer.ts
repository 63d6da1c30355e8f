import type { OnApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { threadModule } from '../../../platform/project-root.js';
import { ThreadBusy, WorkThread } from '../../../platform/threads/work-thread.js';
import { documentError } from '../documents.errors.js';
import type { Drawn } from './draw.js';

const SCRIPT = threadModule('modules/documents/render/draw-thread');
/** A document takes some 30 ms, so the last of 64 tasks waits two seconds. */
const LIMITS = { tasks: 64, seconds: 60 } as const;
const RETRY_AFTER = 2;

/** Draws documents in a worker thread, because each would block the event loop for 30 ms. */
@Injectable()
export class Renderer implements OnApplicationShutdown {
  private readonly thread = new WorkThread<string, Drawn>(SCRIPT, LIMITS);

  /** Throws `documents.overloaded`, or the error in drawing this content. */
  async draw(contentText: string): Promise<Drawn> {
    try {
      return await this.thread.run(contentText);
    } catch (error) {
      if (!(error instanceof ThreadBusy)) throw error;
      throw documentError('documents.overloaded', { retryAfter: RETRY_AFTER });
    }
  }

  /** True while callers without a waiting reader should leave the thread to others. */
  get isBusy(): boolean {
    return this.thread.size > LIMITS.tasks / 2;
  }

  onApplicationShutdown(): Promise<void> {
    return this.thread.leave();
  }
}
