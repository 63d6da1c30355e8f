import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { moment, ofAgency } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { assertPolicySeen } from '../assert-policy-seen.js';
import type { BeneficiariesResponse, DesignationResponse } from './beneficiaries.dto.js';
import type { Beneficiary } from './domain/designation.js';

/** When a contract began, and when it began anew after a lapse. */
export interface ContractDates {
  readonly issuedOn: CalendarDate;
  readonly reinstatedOn: CalendarDate | null;
}

/** Whom a life policy pays. A designation is of the contract, not of one term of it. */
@Injectable()
export class BeneficiariesQueries {
  constructor(private readonly em: EntityManager) {}

  async ofPolicy(actor: Actor, policyId: string): Promise<BeneficiariesResponse> {
    const { rows } = await sql<DesignationResponse>`
      select d.id, d.signed_on, d.beneficiaries, d.consents, d.recorded_by,
             ${moment('d.recorded_at')} as recorded_at
        from policies p join policy_beneficiary_designations d on d.contract_number = p.contract_number
       where p.id = ${policyId} ${ofAgency(actor, 'p.agency_id')} order by d.sequence desc
    `.execute(this.em.getKysely());
    if (rows.length === 0) await assertPolicySeen(this.em, actor, policyId);
    const items = rows.map((row) => ({ ...row, beneficiaries: row.beneficiaries.map(withDistribution) }));
    return { items, rowVersion: rows.length };
  }

  /** The latest designation that was signed by a day; one signed after a death has no effect. Null: nobody was named. */
  async on(actor: Actor, policyId: string, on: CalendarDate): Promise<DesignationResponse | null> {
    const { items } = await this.ofPolicy(actor, policyId);
    const signed = items.filter(({ signedOn }) => signedOn <= on);
    return signed.reduce<DesignationResponse | null>(
      (last, each) => (last === null || each.signedOn > last.signedOn ? each : last),
      null,
    );
  }

  /** A reinstatement without a lapse continues the contract, so only one with a lapse begins it anew. */
  async contractDates(policyId: string, on: CalendarDate): Promise<ContractDates> {
    const { rows } = await sql<ContractDates>`
      select min(term.effective_date)::text as issued_on, max(t.effective_on)::text as reinstated_on
        from policies p join policies term on term.contract_number = p.contract_number
        left join policy_transactions t on t.policy_id = term.id and t.kind = 'reinstatement'
              and (t.details ->> 'hasLapse')::boolean and t.effective_on <= ${on}::date
              and not exists (select from policy_transactions r where r.policy_id = t.policy_id and r.reverses = t.id)
       where p.id = ${policyId}
    `.execute(this.em.getKysely());
    return rows[0] ?? { issuedOn: on, reinstatedOn: null };
  }
}

/** Beneficiaries that were named before owners could choose a distribution. */
function withDistribution(
  beneficiary: Omit<Beneficiary, 'distribution'> & Partial<Beneficiary>,
): Beneficiary {
  return { ...beneficiary, distribution: beneficiary.distribution ?? 'per_capita' };
}
