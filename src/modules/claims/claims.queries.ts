import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { holds } from '../../platform/http/permissions.js';
import type { AgencyScope } from '../../platform/sql.js';
import { exactMoment, inScope, moment, momentOf, ofAgency, scopeOf, when } from '../../platform/sql.js';
import { Statement } from '../../platform/statement.js';
import type { Actor } from '../../shared/actor.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toSortedPage } from '../../shared/page.js';
import type { LossClue } from '../policies/index.js';
import { Policies } from '../policies/index.js';
import { claimsError } from './claims.errors.js';
import type { ClaimResponse, ClaimSearchQuery, ClaimSummaryResponse } from './claims.dto.js';
import { requiredOf, transitionsFrom } from './lifecycle/domain/claim-status.js';
import type { ClaimData } from './notices/domain/claim-data.js';
import { missingOf } from './notices/domain/missing.js';
import type { SealedNotice } from './notices/reporter-phones.js';
import { ReporterPhones } from './notices/reporter-phones.js';

export interface ClaimSearch extends Omit<ClaimSearchQuery, 'cursor'> {
  readonly after: SortKey | null;
}

/** Another report of the same loss may name a day this many days earlier or later. */
const SAME_LOSS_DAYS = 3;
const MOST_SIMILAR = 50;

export const CLAIM_COLUMNS = sql`
  c.id, c.claim_number, c.status, c.policy_id, c.policy_number, c.customer_id, c.insured_name, c.agency_id, c.product_type,
  c.state, c.loss_on::text, ${moment('c.loss_at')} as loss_at, c.cause, c.catastrophe_code, c.is_covered,
  c.not_covered_reason, c.coverage, c.amount_claimed::text, c.amount_approved::text, c.duplicate_of, c.adjuster_id,
  c.payments_stopped_reason is not null as payments_stopped, ${moment('c.reported_at')} as reported_at,
  ${moment('c.submitted_at')} as submitted_at, ${moment('c.resolved_at')} as resolved_at,
  c.row_version, ${moment('c.created_at')} as created_at, ${moment('c.updated_at')} as updated_at`;

type DetailRow = Omit<
  ClaimResponse,
  'description' | 'lossPlace' | 'missing' | 'candidates' | 'nextSteps' | 'notices'
> & {
  readonly data: ClaimData;
  readonly notices: readonly SealedNotice[];
};

/**
 * Claims of about the same day and a cause that fits, as JSON. They are looked for among the claims of the policy (`offset 0` keeps
 * the days out of that question): while there are few, the claims of all policies of some days seem to be as few.
 */
function similarTo(
  claim: Readonly<Record<'id' | 'policyId' | 'lossOn' | 'cause', unknown>>,
): RawBuilder<ClaimResponse['similarClaims']> {
  return sql`
    (select coalesce(json_agg(json_build_object(
              'id', s.id, 'claimNumber', s.claim_number, 'status', s.status, 'lossOn', s.loss_on, 'cause', s.cause,
              'isMerged', coalesce(s.duplicate_of = ${claim.id}, false)) order by s.submitted_at, s.id), '[]')
       from (select s.*
               from (select p.* from claims p where p.policy_id = ${claim.policyId} offset 0) s
              where s.id is distinct from ${claim.id}
                and s.loss_on between ${claim.lossOn} - ${sql.lit(SAME_LOSS_DAYS)} and ${claim.lossOn} + ${sql.lit(SAME_LOSS_DAYS)}
                and coalesce(s.cause = ${claim.cause}, true)
              order by s.submitted_at, s.id limit ${sql.lit(MOST_SIMILAR)}) s)`;
}

/** Claims similar to a loss that is being reported. */
const SIMILAR = new Statement<
  { readonly policyId: string; readonly lossOn: string; readonly cause: string | null },
  Pick<ClaimResponse, 'similarClaims'>
>(
  ({ policyId, lossOn, cause }) => sql`
    select ${similarTo({
      id: sql`null::uuid`,
      policyId,
      lossOn: sql`${lossOn}::date`,
      cause: sql`${cause}::text`,
    })} as similar_claims`,
);

/** The notices of a merged claim are shown with the claim that stays. */
const DETAIL = new Statement<AgencyScope & { readonly id: string }, DetailRow>(
  (values) => sql`
    select ${CLAIM_COLUMNS}, c.data, c.denial, c.payments_stopped_reason,
           (select coalesce(json_agg(json_build_object(
                     'id', n.id, 'claimId', n.claim_id, 'reportedAt', ${momentOf(sql`n.reported_at`)}, 'channel', n.channel,
                     'reporter', n.reporter, 'phoneEncrypted', n.reporter_phone_encrypted, 'said', n.said, 'recordedBy', n.recorded_by) order by n.reported_at, n.id), '[]')
              from (select c.id union all select d.id from claims d where d.duplicate_of = c.id) own
              join claim_notices n on n.claim_id = own.id) as notices,
           ${similarTo({ id: sql`c.id`, policyId: sql`c.policy_id`, lossOn: sql`c.loss_on`, cause: sql`c.cause` })} as similar_claims
      from claims c where c.id = ${values.id} and ${inScope(values, 'c.agency_id')}`,
);

/** Claims for screens. */
@Injectable()
export class ClaimsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly policies: Policies,
    private readonly phones: ReporterPhones,
  ) {}

  async byId(actor: Actor, id: string): Promise<ClaimResponse> {
    const row = await DETAIL.first(this.em, { id, ...scopeOf(actor) });
    if (!row) throw claimsError('claims.claim-not-found');
    const { data, ...claim } = row;
    const { description = null, lossPlace = null } = data;
    const [notices, candidates] = await Promise.all([
      Promise.all(claim.notices.map((notice) => this.phones.opened(notice))),
      claim.policyId === null ? this.candidates(actor, { ...data.clue, lossOn: claim.lossOn }) : [],
    ]);
    return this.shown(actor, { ...claim, notices, candidates, description, lossPlace });
  }

  /** A claim with what follows from it. */
  shown(actor: Actor, claim: Omit<ClaimResponse, 'missing' | 'nextSteps'>): ClaimResponse {
    return {
      ...claim,
      missing: missingOf({ ...claim, canBeReached: claim.notices.some(canBeReached) }),
      nextSteps: transitionsFrom(claim.status).map((rule) => {
        const { action, to, permission } = rule;
        const requires = requiredOf(rule, claim.productType);
        return { action, to, requires, isAllowed: holds(actor, permission) };
      }),
    };
  }

  /** Claims that may be about the same loss. */
  async similar(
    loss: Pick<ClaimResponse, 'policyId' | 'lossOn' | 'cause'>,
  ): Promise<ClaimResponse['similarClaims']> {
    const { policyId, lossOn, cause } = loss;
    if (policyId === null || lossOn === null) return [];
    return (await SIMILAR.first(this.em, { policyId, lossOn, cause }))?.similarClaims ?? [];
  }

  /** Newest first. */
  async search(actor: Actor, search: ClaimSearch): Promise<Page<ClaimSummaryResponse>> {
    const { limit, after } = search;
    const { rows } = await sql<ClaimSummaryResponse & { readonly sortedBy: string }>`
      select ${CLAIM_COLUMNS}, ${exactMoment('c.submitted_at')} as sorted_by from claims c
       where true ${ofAgency(actor, 'c.agency_id')}
         ${when(search.claimNumber, (value) => sql`c.claim_number = upper(${value})`)}
         ${when(search.policyId, (value) => sql`c.policy_id = ${value}`)}
         ${when(search.customerId, (value) => sql`c.customer_id = ${value}`)}
         ${when(search.adjusterId, (value) => sql`c.adjuster_id = ${value}`)}
         ${when(search.status, (value) => sql`c.status = ${value}`)}
         ${when(search.catastropheCode, (value) => sql`c.catastrophe_code = ${value}`)}
         ${when(after, (key) => sql`(c.submitted_at, c.id) < (${key[0]}, ${key[1]}::uuid)`)}
       order by c.submitted_at desc, c.id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, limit);
  }

  private candidates(actor: Actor, clue: LossClue): Promise<ClaimResponse['candidates']> {
    return this.policies.ofLoss(actor, clue);
  }
}

function canBeReached({ reporter }: ClaimResponse['notices'][number]): boolean {
  return (reporter.phone ?? reporter.email ?? null) !== null;
}
