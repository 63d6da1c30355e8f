import type { OnApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { threadModule } from '../../../platform/project-root.js';
import { ThreadBusy, WorkThread } from '../../../platform/threads/work-thread.js';
import { documentError } from '../documents.errors.js';
import type { Drawn } from './draw.js';

const SCRIPT = threadModule('modules/documents/render/draw-thread');
/** A document takes some 30 ms, so whoever is the last to be let in waits for two seconds. */
const LIMITS = { tasks: 64, seconds: 60 } as const;
const RETRY_AFTER = 2;

/** Draws documents beside the event loop, because other requests would otherwise stand still for 30 ms at each. */
@Injectable()
export class Renderer implements OnApplicationShutdown {
  private readonly thread = new WorkThread<string, Drawn>(SCRIPT, LIMITS);

  /** Throws documents.overloaded, or whatever went wrong with this content. */
  async draw(contentText: string): Promise<Drawn> {
    try {
      return await this.thread.run(contentText);
    } catch (error) {
      if (!(error instanceof ThreadBusy)) throw error;
      throw documentError('documents.overloaded', { retryAfter: RETRY_AFTER });
    }
  }

  /** Whoever can do without an answer should leave the thread to those who wait for one. */
  get isBusy(): boolean {
    return this.thread.size > LIMITS.tasks / 2;
  }

  onApplicationShutdown(): Promise<void> {
    return this.thread.leave();
  }
}
