import { EntityManager } from '@mikro-orm/postgresql';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOG } from '../../../platform/logging/logger.js';
import { over } from '../../../platform/typed.js';
import { Agencies } from '../../agencies/index.js';
import { RatingEdition, RatingPlan } from './edition.entities.js';

/**
 * Logs at startup which active editions belong to companies that were never entered. They were activated before that was
 * required, and operators should know before a bind is refused.
 */
@Injectable()
export class WatchCompanies implements OnApplicationBootstrap {
  constructor(
    private readonly em: EntityManager,
    private readonly agencies: Agencies,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const rows = await over(this.em.fork(), RatingPlan, RatingEdition)
      .selectFrom('RatingPlan as p')
      .innerJoin('RatingEdition as e', 'e.planId', 'p.id')
      .select('p.companyCode as code')
      .distinct()
      .where('e.status', '=', 'active')
      .orderBy('code')
      .execute();
    const companies = await this.agencies.notEntered(rows.map(({ code }) => code));
    if (companies.length === 0) return;
    this.log.warn(
      { companies },
      'nothing is bound for these companies until they are entered (companies:create)',
    );
  }
}
