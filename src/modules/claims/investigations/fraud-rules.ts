import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { moveEnd } from '../../../platform/dated-settings.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { newestFirst } from '../../../platform/page-of-rows.js';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { datesFaults } from '../../../shared/dated.js';
import type { FieldFault } from '../../../shared/errors.js';
import { newId } from '../../../shared/ids.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { conditionFaults } from './domain/fraud-rules.js';
import { ClaimFraudRule } from './investigations.entities.js';
import type { AddFraudRuleRequest, FraudRuleResponse } from './investigations.dto.js';

const notFound = (): Error => claimsError('claims.fraud-rule-not-found');

/** What points to fraud, and from how many points on somebody looks into a claim. What a rule says is never changed: it ends. */
@Injectable()
export class FraudRules {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async add(actor: Actor, input: AddFraudRuleRequest): Promise<FraudRuleResponse> {
    const { kind, code, title, points, effectiveDate } = input;
    const { condition = null, stopsPayments = false, productType = null, state = null } = input;
    const { expirationDate = null } = input;
    assertFitsTogether([
      ...conditionFaultsOf(kind, condition),
      ...datesFaults({ effectiveDate, expirationDate }),
    ]);
    const rule = { kind, code, title, condition, points, stopsPayments, productType, state };
    const id = newId();
    await over(this.em, ClaimFraudRule)
      .insertInto('ClaimFraudRule')
      .values({ id, ...rule, effectiveDate, expirationDate, createdBy: actor.id })
      .execute();
    await this.audit.record(actor, {
      action: 'claims.fraud-rule-added',
      resourceType: 'claim-fraud-rule',
      resourceId: id,
      changes: { ...rule, effectiveDate, expirationDate },
    });
    return this.byId(id);
  }

  @Transactional()
  async end(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    expirationDate: string | null,
  ): Promise<FraudRuleResponse> {
    const rule = await this.lock(id);
    const changes = await moveEnd(this.em, ClaimFraudRule, rule, {
      expected,
      expirationDate,
      check: (ended) => assertFitsTogether(datesFaults(ended)),
    });
    if (changes)
      await this.audit.record(actor, {
        action: 'claims.fraud-rule-ended',
        resourceType: 'claim-fraud-rule',
        resourceId: id,
        changes,
      });
    return this.byId(id);
  }

  byId(id: string): Promise<FraudRuleResponse> {
    return this.rows().where('id', '=', id).executeTakeFirstOrThrow(notFound);
  }

  /** Newest first. */
  async list(limit: number, after: SortKey | null): Promise<Page<FraudRuleResponse>> {
    return toSortedPage(await newestFirst(this.rows(), { limit, after }).execute(), limit);
  }

  /** For a change: nobody else changes it meanwhile. */
  private lock(id: string): Promise<FraudRuleResponse> {
    return this.rows().where('id', '=', id).forNoKeyUpdate().executeTakeFirstOrThrow(notFound);
  }

  private rows() {
    return over(this.em, ClaimFraudRule)
      .selectFrom('ClaimFraudRule')
      .select([
        'id',
        'kind',
        'code',
        'title',
        'condition',
        'points',
        'stopsPayments',
        'productType',
        'state',
        'effectiveDate',
        'expirationDate',
      ])
      .select(['createdBy', 'rowVersion', moment('createdAt').as('createdAt')]);
  }
}

function conditionFaultsOf(
  kind: AddFraudRuleRequest['kind'],
  condition: string | null,
): readonly FieldFault[] {
  if ((kind === 'indicator') !== (condition !== null)) {
    const detail = kind === 'indicator' ? 'is required of an indicator' : 'is of indicators only';
    return [{ pointer: '/condition', detail }];
  }
  return condition === null ? [] : conditionFaults(condition);
}

function assertFitsTogether(errors: readonly FieldFault[]): void {
  if (errors.length > 0) throw claimsError('claims.fraud-rule-invalid', { errors });
}
