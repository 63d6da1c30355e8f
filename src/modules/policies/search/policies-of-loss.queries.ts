import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { PLAN_BY_VALUES } from '../../../platform/postgres/plan-by-values.js';
import { ofAgency, when } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Customers } from '../../customers/index.js';

/** What somebody who reports a loss knows of the policy; all that is given must hold. */
export interface LossClue {
  /** Number of a policy; the number of a contract finds all its terms. */
  readonly policyNumber?: string | null | undefined;
  readonly insuredName?: string | null | undefined;
  readonly vin?: string | null | undefined;
  readonly zipCode?: string | null | undefined;
  readonly street?: string | null | undefined;
  readonly lossOn?: CalendarDate | null | undefined;
}

export interface PolicyOfLoss {
  readonly id: string;
  readonly policyNumber: string;
  readonly insuredName: string;
  readonly productType: string;
  readonly state: string;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  /** Whether its term has the day of the loss; whether there is cover is another question. */
  readonly hasDay: boolean;
}

const MOST = 10;

/** The policies that a loss may be under. A vehicle or a place is found in whatever entry of a ledger ever had it. */
@Injectable()
export class PoliciesOfLoss {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
  ) {}

  /** Empty where no filter is given. */
  async find(actor: Actor, clue: LossClue): Promise<readonly PolicyOfLoss[]> {
    const { policyNumber = null, insuredName = null, vin = null, lossOn = null } = clue;
    const { zipCode = null, street = null } = clue;
    const hasPlace = zipCode !== null && street !== null;
    if (policyNumber === null && insuredName === null && vin === null && !hasPlace) return [];
    const named = await this.customers.matching(sql`p.customer_id`, insuredName);
    const hasDay = sql`coalesce(p.effective_date <= ${lossOn}::date and ${lossOn}::date < p.expiration_date, false)`;
    const { rows } = await sql<PolicyOfLoss>`
      select p.id, p.policy_number, p.data ->> 'insuredName' as insured_name,
             p.product_type, p.state, p.effective_date,
             p.expiration_date, ${hasDay} as has_day
        from policies p ${sql.raw(PLAN_BY_VALUES)}
       where true ${ofAgency(actor, 'p.agency_id')} ${named}
         ${when(policyNumber, (value) => sql`(p.policy_number = upper(${value}) or p.contract_number = upper(${value}))`)}
         ${when(vin, (value) => sql`p.id in (${insuring(vehicleIs(value))})`)}
         ${hasPlace ? sql`and p.id in (${insuring(placeIs(zipCode, street))})` : sql``}
       order by ${hasDay} desc, p.effective_date desc, p.id desc
       limit ${MOST}
    `.execute(this.em.getKysely());
    return rows;
  }
}

function insuring(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select t.policy_id from policy_transactions t where ${condition}`;
}

/** In the words of the indexes, which know only entries that have vehicles or a place. */
function vehicleIs(vin: string): RawBuilder<unknown> {
  return sql`
    t.snapshot ? 'vehicleInfo'
    and jsonb_path_query_array(t.snapshot, '$.vehicleInfo.vehicles[*].vin') @> jsonb_build_array(upper(${vin}::text))`;
}

function placeIs(zipCode: string, street: string): RawBuilder<unknown> {
  return sql`
    t.snapshot #>> '{propertyInfo,address,zipCode}' = ${zipCode}
    and search_form(t.snapshot #>> '{propertyInfo,address,line1}') = search_form(${street})`;
}
