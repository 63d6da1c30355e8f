import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sql } from 'kysely';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Audit } from '../audit/index.js';
import { ruleOverlaps } from './add-jurisdiction-rule.js';
import { jurisdictionError } from './jurisdictions.errors.js';
import { JurisdictionRulesQueries } from './jurisdiction-rules.queries.js';
import type { JurisdictionRuleResponse } from './jurisdiction-rules.dto.js';

/**
 * Says from which day on a fact no longer holds, or that it goes on. What it said is never changed: the next is a new one. Who
 * says so has a hand in it, and does not review it; a review that was given stands for what the fact said.
 */
@Injectable()
export class EndJurisdictionRule {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: JurisdictionRulesQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    expirationDate: CalendarDate | null,
  ): Promise<JurisdictionRuleResponse> {
    const fact = await this.queries.lock(id);
    assertVersion(fact.rowVersion, expected);
    if (fact.expirationDate === expirationDate) return fact;
    if (expirationDate !== null && expirationDate <= fact.effectiveDate) {
      throw jurisdictionError('rating.state-fact-invalid', {
        errors: [{ pointer: '/expirationDate', detail: 'must lie after the effective date' }],
      });
    }
    await sql`
      update state_facts
         set expiration_date = ${expirationDate}, row_version = row_version + 1,
             contributors = case when reviewed_at is null and not ${actor.id}::uuid = any (contributors)
                                 then contributors || ${actor.id}::uuid else contributors end
       where id = ${id}
    `
      .execute(this.em.getKysely())
      .catch(ruleOverlaps);
    await this.audit.record(actor, {
      action: 'rating.state-fact-ended',
      resourceType: 'state-fact',
      resourceId: id,
      changes: { expirationDate: [fact.expirationDate, expirationDate] },
    });
    return this.queries.byId(id);
  }
}
