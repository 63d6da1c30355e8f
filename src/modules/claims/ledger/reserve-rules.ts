import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { moveEnd } from '../../../platform/dated-settings.js';
import { newestFirst } from '../../../platform/page-of-rows.js';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import type { Dated } from '../../../shared/dated.js';
import { datesFaults } from '../../../shared/dated.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { Catastrophes } from '../events/catastrophes.js';
import { ClaimReserveRule } from './ledger.entities.js';
import type { AddReserveRuleRequest, ReserveRuleResponse } from './reserve-rules.dto.js';

const notFound = (): Error => claimsError('claims.reserve-rule-not-found');

/** What is set aside when an exposure is opened: a fixed amount, or a share of the limit. */
@Injectable()
export class ReserveRules {
  constructor(
    private readonly em: EntityManager,
    private readonly catastrophes: Catastrophes,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async add(actor: Actor, input: AddReserveRuleRequest): Promise<ReserveRuleResponse> {
    const { costType, effectiveDate, expirationDate = null, amount = null, percentOfLimit = null } = input;
    if ((amount === null) === (percentOfLimit === null))
      throw invalid('/amount', 'name either an amount or a share of the limit');
    assertPeriod({ effectiveDate, expirationDate });
    const { productType = null, coverage = null, cause = null, catastropheCode = null, state = null } = input;
    await this.catastrophes.assertKnown(catastropheCode);
    const where = { productType, coverage, cause, catastropheCode, state };
    const rule = { ...where, costType, amount, percentOfLimit, effectiveDate, expirationDate };
    const id = newId();
    await over(this.em, ClaimReserveRule)
      .insertInto('ClaimReserveRule')
      .values({ id, ...rule, createdBy: actor.id })
      .execute();
    await this.audit.record(actor, {
      action: 'claims.reserve-rule-added',
      resourceType: 'claim-reserve-rule',
      resourceId: id,
      changes: rule,
    });
    return this.byId(id);
  }

  @Transactional()
  async end(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    expirationDate: string | null,
  ): Promise<ReserveRuleResponse> {
    const rule = await this.lock(id);
    const changes = await moveEnd(this.em, ClaimReserveRule, rule, {
      expected,
      expirationDate,
      check: assertPeriod,
    });
    if (changes)
      await this.audit.record(actor, {
        action: 'claims.reserve-rule-ended',
        resourceType: 'claim-reserve-rule',
        resourceId: id,
        changes,
      });
    return this.byId(id);
  }

  byId(id: string): Promise<ReserveRuleResponse> {
    return this.rows().where('id', '=', id).executeTakeFirstOrThrow(notFound);
  }

  /** Newest first. */
  async list(limit: number, after: SortKey | null): Promise<Page<ReserveRuleResponse>> {
    return toSortedPage(await newestFirst(this.rows(), { limit, after }).execute(), limit);
  }

  /** For a change: nobody else changes it meanwhile. */
  private lock(id: string): Promise<ReserveRuleResponse> {
    return this.rows().where('id', '=', id).forNoKeyUpdate().executeTakeFirstOrThrow(notFound);
  }

  private rows() {
    return over(this.em, ClaimReserveRule)
      .selectFrom('ClaimReserveRule')
      .select([
        'id',
        'productType',
        'coverage',
        'costType',
        'cause',
        'catastropheCode',
        'state',
        'amount',
        'percentOfLimit',
        'effectiveDate',
        'expirationDate',
      ])
      .select(['createdBy', 'rowVersion', moment('createdAt').as('createdAt')]);
  }
}

function assertPeriod(period: Dated): void {
  const errors = datesFaults(period);
  if (errors.length > 0) throw claimsError('claims.reserve-rule-invalid', { errors });
}

function invalid(pointer: string, detail: string): Error {
  return claimsError('claims.reserve-rule-invalid', { errors: [{ pointer, detail }] });
}
