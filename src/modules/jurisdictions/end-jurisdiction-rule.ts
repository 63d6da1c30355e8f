import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import { over } from '../../platform/typed.js';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Audit } from '../audit/index.js';
import { ruleOverlaps } from './add-jurisdiction-rule.js';
import { JurisdictionRuleRow } from './jurisdiction-rule.entity.js';
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
    await over(this.em, JurisdictionRuleRow)
      .updateTable('JurisdictionRuleRow')
      .set((row) => ({
        expirationDate,
        contributors: contributorsWith(actor, fact),
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .execute()
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

function contributorsWith({ id }: Actor, { contributors, reviewedAt }: JurisdictionRuleResponse): string[] {
  const isOneMore = id !== null && reviewedAt === null && !contributors.includes(id);
  return isOneMore ? [...contributors, id] : [...contributors];
}
