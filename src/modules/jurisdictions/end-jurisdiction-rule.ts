import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { moveEnd } from '../../platform/dated-settings.js';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { Dated } from '../../shared/dated.js';
import { datesFaults } from '../../shared/dated.js';
import { Audit } from '../audit/index.js';
import { ruleOverlaps } from './entered-rules.js';
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
    const changes = await moveEnd(this.em, JurisdictionRuleRow, fact, {
      expected,
      expirationDate,
      check: assertLasts,
      also: { contributors: contributorsWith(actor, fact) },
    }).catch(ruleOverlaps);
    if (changes)
      await this.audit.record(actor, {
        action: 'rating.state-fact-ended',
        resourceType: 'state-fact',
        resourceId: id,
        changes,
      });
    return this.queries.byId(id);
  }
}

function assertLasts(period: Dated): void {
  const errors = datesFaults(period);
  if (errors.length > 0) throw jurisdictionError('rating.state-fact-invalid', { errors });
}

function contributorsWith({ id }: Actor, { contributors, reviewedAt }: JurisdictionRuleResponse): string[] {
  const isOneMore = id !== null && reviewedAt === null && !contributors.includes(id);
  return isOneMore ? [...contributors, id] : [...contributors];
}
