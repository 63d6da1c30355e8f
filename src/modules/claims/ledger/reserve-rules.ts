import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sql } from 'kysely';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { moveEnd } from '../../../platform/dated-settings.js';
import { exactMoment, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import type { Dated } from '../../../shared/dated.js';
import { datesFaults } from '../../../shared/dated.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { ClaimReserveRule } from './ledger.entities.js';
import type { AddReserveRuleRequest, ReserveRuleResponse } from './reserve-rules.dto.js';

const COLUMNS = sql`
  id, product_type as "productType", coverage, cost_type as "costType", cause, catastrophe_code as "catastropheCode", state,
  amount::text as amount, percent_of_limit::text as "percentOfLimit", effective_date::text as "effectiveDate",
  expiration_date::text as "expirationDate", created_by as "createdBy", row_version as "rowVersion",
  ${moment('created_at')} as "createdAt"`;

/** What is set aside when an exposure is opened: a fixed amount, or a share of the limit. */
@Injectable()
export class ReserveRules {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async add(actor: Actor, input: AddReserveRuleRequest): Promise<ReserveRuleResponse> {
    const { costType, effectiveDate, expirationDate = null, amount = null, percentOfLimit = null } = input;
    if ((amount === null) === (percentOfLimit === null))
      throw invalid('/amount', 'name either an amount or a share of the limit');
    assertPeriod({ effectiveDate, expirationDate });
    const { productType = null, coverage = null, cause = null, catastropheCode = null, state = null } = input;
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
    const rule = await this.byId(id, sql`for no key update`);
    const changes = await moveEnd(this.em, ClaimReserveRule, rule, {
      expected,
      expirationDate,
      check: () => assertPeriod({ ...rule, expirationDate }),
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

  async byId(id: string, lock = sql``): Promise<ReserveRuleResponse> {
    const { rows } = await sql<ReserveRuleResponse>`
      select ${COLUMNS} from claim_reserve_rules where id = ${id} ${lock}`.execute(this.em.getKysely());
    if (!rows[0]) throw claimsError('claims.reserve-rule-not-found');
    return rows[0];
  }

  /** Newest first. */
  async list(limit: number, after: SortKey | null): Promise<Page<ReserveRuleResponse>> {
    const { rows } = await sql<ReserveRuleResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('created_at')} as "sortedBy" from claim_reserve_rules
       where ${after === null ? sql`true` : sql`(created_at, id) < (${after[0]}, ${after[1]}::uuid)`}
       order by created_at desc, id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, limit);
  }
}

function assertPeriod(period: Dated): void {
  const errors = datesFaults(period);
  if (errors.length > 0) throw claimsError('claims.reserve-rule-invalid', { errors });
}

function invalid(pointer: string, detail: string): Error {
  return claimsError('claims.reserve-rule-invalid', { errors: [{ pointer, detail }] });
}
