import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { moveEnd } from '../../../platform/dated-settings.js';
import { newestFirst } from '../../../platform/page-of-rows.js';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import type { Dated } from '../../../shared/dated.js';
import { datesFaults } from '../../../shared/dated.js';
import { newId } from '../../../shared/ids.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { Catastrophes } from '../events/catastrophes.js';
import type { AddAssignmentRuleRequest, AssignmentRuleResponse } from './assignment.dto.js';
import { ClaimAssignmentRule } from './assignment.entities.js';

const notFound = (): Error => claimsError('claims.assignment-rule-not-found');

/** Which team sorts of claims go to, and which skill they need. */
@Injectable()
export class AssignmentRules {
  constructor(
    private readonly em: EntityManager,
    private readonly catastrophes: Catastrophes,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async add(actor: Actor, input: AddAssignmentRuleRequest): Promise<AssignmentRuleResponse> {
    const { priority, team, effectiveDate, expirationDate = null } = input;
    assertPeriod({ effectiveDate, expirationDate });
    const { skill = null, productType = null, state = null, cause = null, catastropheCode = null } = input;
    await this.catastrophes.assertKnown(catastropheCode);
    const where = { productType, state, cause, catastropheCode };
    const rule = { priority, team, skill, ...where, effectiveDate, expirationDate };
    const id = newId();
    await over(this.em, ClaimAssignmentRule)
      .insertInto('ClaimAssignmentRule')
      .values({ id, ...rule, createdBy: actor.id })
      .execute();
    await this.record(actor, id, 'claims.assignment-rule-added', rule);
    return this.byId(id);
  }

  @Transactional()
  async end(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    expirationDate: string | null,
  ): Promise<AssignmentRuleResponse> {
    const rule = await this.rows().where('id', '=', id).forNoKeyUpdate().executeTakeFirstOrThrow(notFound);
    const changes = await moveEnd(this.em, ClaimAssignmentRule, rule, {
      expected,
      expirationDate,
      check: assertPeriod,
    });
    if (changes) await this.record(actor, id, 'claims.assignment-rule-ended', changes);
    return this.byId(id);
  }

  byId(id: string): Promise<AssignmentRuleResponse> {
    return this.rows().where('id', '=', id).executeTakeFirstOrThrow(notFound);
  }

  /** Newest first. */
  async list(limit: number, after: SortKey | null): Promise<Page<AssignmentRuleResponse>> {
    return toSortedPage(await newestFirst(this.rows(), { limit, after }).execute(), limit);
  }

  private rows() {
    return over(this.em, ClaimAssignmentRule)
      .selectFrom('ClaimAssignmentRule')
      .select(['id', 'priority', 'team', 'skill', 'productType', 'state', 'cause', 'catastropheCode'])
      .select(['effectiveDate', 'expirationDate', 'createdBy', 'rowVersion'])
      .select(moment('createdAt').as('createdAt'));
  }

  private record(
    actor: Actor,
    resourceId: string,
    action: string,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.audit.record(actor, { action, resourceType: 'claim-assignment-rule', resourceId, changes });
  }
}

function assertPeriod(period: Dated): void {
  const errors = datesFaults(period);
  if (errors.length > 0) throw claimsError('claims.assignment-rule-invalid', { errors });
}
