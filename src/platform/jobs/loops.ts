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
 * Work that goes on for as long as the process runs, where JOBS_ENABLED allows it, on each instance. No job of the runner: it
 * comes too often for a row of each run, and instances that work at once settle that between them.
 */
@Injectable()
export class Loops implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loops: Loop[] = [];

  constructor(
    private readonly em: EntityManager,
    private readonly config: AppConfig,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Called in constructors. Each round is contained; the next one comes all the same. */
  every(pauseMs: number, fault: string, work: (signal: AbortSignal) => Promise<void>): Loop {
    const loop = new Loop(pauseMs, (signal) => this.contained(fault, () => work(signal)));
    this.loops.push(loop);
    return loop;
  }

  /** In an ORM context of its own. What it throws is logged as `fault`, and false comes back. */
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

  /** The connection pool closes right after. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }
}
