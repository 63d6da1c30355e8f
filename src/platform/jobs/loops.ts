import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { AppConfig } from '../config/config.js';
import { loggableError } from '../http/database-faults.js';
import { LOG } from '../logging/logger.js';
import { Loop } from './loop.js';

/**
 * Work that is repeated as long as the process runs, on each instance where JOBS_ENABLED allows it. Not jobs, because it runs too often to
 * record each run; instances that work at once must share the work between them.
 */
@Injectable()
export class Loops implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loops: Loop[] = [];

  constructor(
    private readonly em: EntityManager,
    private readonly config: AppConfig,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Adds a loop; call it in a constructor. A round that throws is logged, and the next one comes all the same. */
  every(pauseMs: number, fault: string, work: (signal: AbortSignal) => Promise<void>): Loop {
    const loop = new Loop(pauseMs, (signal) => this.contained(fault, () => work(signal)));
    this.loops.push(loop);
    return loop;
  }

  /** Runs work in its own ORM context. An error is logged as `fault`, and false is returned. */
  async contained(fault: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await RequestContext.create(this.em, work);
      return true;
    } catch (error) {
      this.log.error({ err: loggableError(error) }, fault);
      return false;
    }
  }

  onApplicationBootstrap(): void {
    if (this.config.jobsEnabled) for (const loop of this.loops) loop.start();
  }

  /** Waits for the loops, because the connection pool closes next. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }
}
