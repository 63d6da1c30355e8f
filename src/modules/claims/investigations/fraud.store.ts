import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { insertOf } from '../../../platform/insert.js';
import { moment } from '../../../platform/sql.js';
import { Statement } from '../../../platform/statement.js';
import type { KnownOfClaim } from './domain/claim-characteristics.js';
import type { FoundIndicator, FraudRule } from './domain/fraud-rules.js';
import { ClaimFraudScore, ClaimInvestigation } from './investigations.entities.js';

interface OfClaim {
  readonly claimId: string;
}

export interface PlaceOfClaim {
  readonly productType: string | null;
  readonly state: string | null;
}

/** The rules in force on a day, for the product and the state of a claim. */
export const RULES = new Statement<PlaceOfClaim & { readonly today: string }, FraudRule>(
  ({ productType, state, today }) => sql`
    select r.id, r.kind, r.code, r.title, r.condition, r.points, r.stops_payments
      from claim_fraud_rules r
     where r.effective_date <= ${today}::date and (r.expiration_date is null or r.expiration_date > ${today}::date)
       and (r.product_type is null or r.product_type = ${productType}) and (r.state is null or r.state = ${state})
     order by r.created_at, r.id`,
);

/**
 * Other claims of a customer, of the three years before a loss, as a customer is asked for them in a quote. They are found by the
 * customer alone (`offset 0`): of days that it does not know before, PostgreSQL thinks so few that it would read the claims of
 * all customers.
 */
function earlierClaims(
  of: Readonly<Record<'customerId' | 'claimId' | 'lossOn', unknown>>,
): RawBuilder<number> {
  return sql<number>`
    (select count(*)::integer
       from (select e.id, e.loss_on, e.duplicate_of from claims e where e.customer_id = ${of.customerId} offset 0) e
      where e.id is distinct from ${of.claimId} and e.duplicate_of is null
        and e.loss_on between ${of.lossOn} - interval '3 years' and ${of.lossOn})`;
}

/** Counts the earlier claims of a customer, for a claim that is about to be entered. */
export const EARLIER_CLAIMS = new Statement<
  { readonly customerId: string; readonly lossOn: string },
  { readonly earlierClaims: number }
>(
  ({ customerId, lossOn }) => sql`
    select ${earlierClaims({ customerId, claimId: sql`null::uuid`, lossOn: sql`${lossOn}::date` })} as earlier_claims`,
);

/** The data of an existing claim. */
export const KNOWN = new Statement<OfClaim, KnownOfClaim>(
  ({ claimId }) => sql`
    select c.product_type, c.state, n.channel, n.relation as reported_by, c.cause,
           c.is_covered, c.catastrophe_code is not null as is_catastrophe,
           c.loss_at is not null as has_time_of_loss, n.notices, c.loss_on::text,
           ${moment('c.reported_at')} as reported_at, c.time_zone,
           case when v.known_now is not null then json_build_object(
             'termNumber', (v.known_now ->> 'termNumber')::integer, 'effectiveDate', v.known_now ->> 'effectiveDate',
             'expirationDate', v.known_now ->> 'expirationDate') end as term,
           coalesce(v.differences <> '[]', false) as changed_after_loss,
           ${earlierClaims({ customerId: sql`c.customer_id`, claimId: sql`c.id`, lossOn: sql`c.loss_on` })} as earlier_claims,
           (select count(distinct r.contact_id)::integer
              from claim_roles r
              join claim_roles o on o.contact_id = r.contact_id and o.claim_id <> r.claim_id
              join claims oc on oc.id = o.claim_id
             where r.claim_id = c.id and r.role in ('claimant', 'witness', 'attorney', 'payee')
               and oc.customer_id is distinct from c.customer_id) as shared_contacts,
           c.amount_claimed::text,
           (select sum(x.loss_amount)::text from claim_exposures x where x.claim_id = c.id) as loss_amount
      from claims c
     cross join lateral (
       select min(channel) filter (where place = 1) as channel,
              min(reporter ->> 'relation') filter (where place = 1) as relation, count(*)::integer as notices
         from (select channel, reporter, row_number() over (order by recorded.reported_at, recorded.id) as place
                 from claim_notices recorded where recorded.claim_id = c.id) f) n
      left join lateral (select known_now, differences from claim_verifications
                          where claim_id = c.id order by sequence desc limit 1) v on true
     where c.id = ${claimId}`,
);

export interface FraudState {
  readonly scores: number;
  readonly indicators: readonly FoundIndicator[] | null;
  readonly investigations: number;
  /** Rules for which the claim has been referred before. */
  readonly referredBy: readonly string[];
  readonly open: { readonly id: string; readonly stopsPayments: boolean } | null;
}

/** The state of a claim that has just been entered. */
export const NOT_SCORED_YET: FraudState = {
  scores: 0,
  indicators: null,
  investigations: 0,
  referredBy: [],
  open: null,
};

/** The indicators found before, and the investigations. */
export const STATE = new Statement<OfClaim, FraudState>(
  ({ claimId }) => sql`
    select (select coalesce(max(sequence), 0)::integer from claim_fraud_scores where claim_id = ${claimId}) as scores,
           (select indicators from claim_fraud_scores where claim_id = ${claimId} order by sequence desc limit 1) as indicators,
           count(i.id)::integer as investigations,
           coalesce((select array_agg(distinct r ->> 'ruleId')
                       from claim_investigations a, jsonb_array_elements(a.reasons) r
                      where a.claim_id = ${claimId} and r ->> 'ruleId' is not null), '{}') as referred_by,
           (json_agg(json_build_object('id', i.id, 'stopsPayments', i.stops_payments))
             filter (where i.status = 'open')) -> 0 as open
      from claim_investigations i where i.claim_id = ${claimId}`,
);

export const INSERT_SCORE = insertOf(ClaimFraudScore, [
  'claimId',
  'sequence',
  'score',
  'indicators',
  'scoredBy',
  'scoredAt',
]);

export const INSERT_INVESTIGATION = insertOf(ClaimInvestigation, [
  'id',
  'claimId',
  'sequence',
  'reasons',
  'stopsPayments',
  'openedBy',
  'openedAt',
]);

/** New indicators during an investigation are added to it. */
export const WIDEN = new Statement<{
  readonly id: string;
  readonly reasons: string;
  readonly stopsPayments: boolean;
}>(
  ({ id, reasons, stopsPayments }) => sql`
    update claim_investigations
       set reasons = reasons || ${reasons}::jsonb, stops_payments = stops_payments or ${stopsPayments}::boolean,
           row_version = row_version + 1
     where id = ${id}`,
);

export const SET_INVESTIGATION_HOLD = new Statement<OfClaim & { readonly investigationId: string | null }>(
  ({ claimId, investigationId }) => sql`
    update claims set held_by_investigation_id = ${investigationId}::uuid, row_version = row_version + 1
     where id = ${claimId} and held_by_investigation_id is distinct from ${investigationId}::uuid`,
);
