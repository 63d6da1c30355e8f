import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Logger } from 'pino';
import { LOG } from '../../../platform/logging/logger.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { SanctionsFindings } from '../findings/sanctions-findings.js';
import { screeningOf } from '../screening.js';
import { Sanctions } from '../sanctions.js';
import { lockPass, isEarlierOpen, passes, savePass } from './passes.store.js';
import type { Portfolio } from './portfolios.js';
import { Portfolios } from './portfolios.js';

/** Milliseconds between looks at whether those who began earlier have ended, and how many there are: the next run goes on. */
const WAIT = { each: 100, times: 50 } as const;
/** So many at a time: their names are in memory, and their transaction is short. */
const BATCH = 1_000;

/**
 * Looks for everybody who is known already on a list that has changed. How far it has come is kept with what was found, in one
 * transaction, so that a run that ends early is gone on with, by whichever instance, and nothing is found twice.
 */
@Injectable()
export class LookThrough {
  constructor(
    private readonly em: EntityManager,
    private readonly portfolios: Portfolios,
    private readonly sanctions: Sanctions,
    private readonly findings: SanctionsFindings,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Those that were not looked through against the list of now. An unchanged list costs one statement. */
  async due(): Promise<readonly Portfolio[]> {
    const list = await this.sanctions.listVersion();
    if (list === null) return [];
    const done = (await passes(this.em)).filter(
      (pass) => pass.listVersion === list && pass.finishedAt !== null,
    );
    const names = new Set(done.map(({ portfolio }) => portfolio));
    return this.portfolios.all.filter(({ name }) => !names.has(name));
  }

  /**
   * How many were looked at; 0 when the portfolio is through. Null when its pass cannot begin yet and has to wait for the next run:
   * whoever is on duty reads of it in the log and in the row of the run.
   */
  async batch(portfolio: Portfolio, limit = BATCH, tries: number = WAIT.times): Promise<number | null> {
    for (let n = 1; ; n += 1) {
      const looked = await this.look(portfolio, limit);
      if (looked !== null) return looked;
      if (n >= tries) break;
      await setTimeout(WAIT.each);
    }
    this.log.warn(
      { portfolio: portfolio.name },
      'pass waits for a transaction older than the list of sanctions',
    );
    return null;
  }

  /** Null: a pass begins when all have ended who began before its list was known, so that it misses nobody whom they enter. */
  @Transactional()
  private async look(portfolio: Portfolio, limit: number): Promise<number | null> {
    const list = await this.sanctions.listVersion();
    if (list === null) return 0;
    const pass = await lockPass(this.em, portfolio.name, list, this.clock.now());
    if (pass.finishedAt !== null) return 0;
    if (pass.afterId === null && (await isEarlierOpen(this.em, pass.knownAt))) return null;
    const items = await portfolio.next(pass.afterId, limit);
    const subjects = items.flatMap((item) => item.subjects);
    const screening = await this.sanctions.screen(portfolio.found.subjectType, subjects);
    const each = items.map(({ id, subjects: of, reference }) => ({
      found: { ...portfolio.found, resourceId: id, reference },
      screening: screeningOf(screening, of),
    }));
    const news = await this.findings.recordEach(SYSTEM_ACTOR, each);
    const afterId = items.at(-1)?.id ?? pass.afterId;
    const now = { ...pass, afterId, looked: pass.looked + subjects.length, found: pass.found + news };
    const isThrough = items.length < limit;
    await savePass(this.em, now, isThrough ? this.clock.now() : null);
    if (isThrough)
      await this.audit.record(SYSTEM_ACTOR, {
        action: 'sanctions.portfolio-screened',
        resourceType: 'sanctions-portfolio',
        resourceId: portfolio.name,
        changes: { listVersion: list, count: now.looked, matches: now.found },
      });
    return items.length;
  }
}
