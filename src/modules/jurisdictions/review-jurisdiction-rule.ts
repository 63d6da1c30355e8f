import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import { over } from '../../platform/typed.js';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import { EnteredRules } from './entered-rules.js';
import { JurisdictionRuleRow } from './jurisdiction-rule.entity.js';
import { jurisdictionError } from './jurisdictions.errors.js';
import type { JurisdictionRuleResponse } from './jurisdiction-rules.dto.js';

/** Records that a second person checked a fact against its citation. The fact holds even before the review. */
@Injectable()
export class ReviewJurisdictionRule {
  constructor(
    private readonly em: EntityManager,
    private readonly rules: EnteredRules,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<JurisdictionRuleResponse> {
    const fact = await this.rules.lock(id);
    if (fact.reviewedAt !== null) throw jurisdictionError('rating.state-fact-reviewed');
    assertVersion(fact.rowVersion, expected);
    if (actor.id !== null && fact.contributors.includes(actor.id))
      throw jurisdictionError('rating.reviewer-is-author');
    await over(this.em, JurisdictionRuleRow)
      .updateTable('JurisdictionRuleRow')
      .set((row) => ({
        reviewedBy: actor.id,
        reviewedAt: this.clock.now(),
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    await this.audit.record(actor, {
      action: 'rating.state-fact-reviewed',
      resourceType: 'state-fact',
      resourceId: id,
    });
    return this.rules.byId(id);
  }
}
