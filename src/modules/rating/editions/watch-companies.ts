import { EntityManager } from '@mikro-orm/postgresql';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { LOG } from '../../../platform/logging/logger.js';
import { Agencies } from '../../agencies/index.js';

/**
 * Tells at the start which active editions belong to companies that nobody has entered: they were activated before that was
 * asked, and an operator should learn of it before the first agent whose bind is refused.
 */
@Injectable()
export class WatchCompanies implements OnApplicationBootstrap {
  constructor(
    private readonly em: EntityManager,
    private readonly agencies: Agencies,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { rows } = await sql<{ readonly code: string }>`
      select distinct p.company_code as code
        from rating_plans p join rating_editions e on e.plan_id = p.id
       where e.status = 'active' order by 1`.execute(this.em.fork().getKysely());
    const companies = await this.agencies.notEntered(rows.map(({ code }) => code));
    if (companies.length === 0) return;
    this.log.warn(
      { companies },
      'nothing is bound for these companies until they are entered (companies:create)',
    );
  }
}
