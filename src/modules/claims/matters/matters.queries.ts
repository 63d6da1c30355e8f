import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { ofAgency } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Money } from '../../../shared/money.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import { JurisdictionRules } from '../../jurisdictions/index.js';
import { claimsError } from '../claims.errors.js';
import { OFFICE } from '../time-zones.js';
import type { SharingMethod } from './domain/insured-share.js';
import { insuredShareOf } from './domain/insured-share.js';
import type {
  LawsuitResponse,
  LawsuitsResponse,
  SubrogationResponse,
  SubrogationsResponse,
} from './matters.dto.js';

const SUBROGATIONS = sql`
  select s.id, s.claim_id, s.sequence, s.against_id, s.liability_percent::text, s.is_namesake,
         s.status, s.demanded_on::text, s.demanded_paid::text, s.demanded_deductible::text,
         round((s.demanded_paid + s.demanded_deductible) * s.liability_percent / 100, 2)::text as demand,
         r.amount::numeric(14, 2)::text as recovered, c.state, c.product_type,
         s.end_reason, s.created_by, s.row_version
    from claim_subrogations s join claims c on c.id = s.claim_id
   cross join lateral (select coalesce(sum(t.amount), 0) as amount from claim_transactions t
                        where t.claim_id = s.claim_id and t.kind = 'recovery' and t.recovery_kind = 'subrogation'
                          and t.status = 'booked') r`;

const LAWSUITS = sql`
  select l.id, l.claim_id, l.sequence, l.court, l.docket_number, l.plaintiff,
         l.counsel_id, l.served_on::text, l.answer_due_on::text, l.demand_amount::text, l.status, l.outcome_amount::text,
         l.ended_on::text, l.end_reason, l.created_by, l.row_version
    from claim_lawsuits l join claims c on c.id = l.claim_id`;

type SubrogationRow = Omit<SubrogationResponse, 'insuredShare' | 'sharing'> & {
  readonly state: string | null;
  readonly productType: string | null;
};

@Injectable()
export class MattersQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly rules: JurisdictionRules,
    private readonly clock: Clock,
  ) {}

  subrogation(id: string): Promise<SubrogationResponse> {
    return this.oneSubrogation(id, sql``);
  }

  /** For a change: nobody else changes it meanwhile. */
  lockSubrogation(id: string): Promise<SubrogationResponse> {
    return this.oneSubrogation(id, sql`for no key update of s`);
  }

  private async oneSubrogation(id: string, lock: RawBuilder<unknown>): Promise<SubrogationResponse> {
    const [row] = await this.rows<SubrogationRow>(sql`${SUBROGATIONS} where s.id = ${id} ${lock}`);
    if (!row) throw claimsError('claims.subrogation-not-found');
    return this.shared(row);
  }

  /**
   * With the part of the insured, as the law of the state has it on the day of the last demand. Where nobody has entered what it
   * says, both bear their part of what did not come back.
   */
  private async shared({ state, productType, ...row }: SubrogationRow): Promise<SubrogationResponse> {
    const on = row.demandedOn ?? this.clock.today(OFFICE);
    const asked = { kind: 'subrogation_sharing', key: 'deductible' } as const;
    const [law] =
      state === null || productType === null ? [] : await this.rules.on({ ...asked, state, productType }, on);
    const method = (law?.value['method'] ?? 'pro_rata') as SharingMethod;
    const borne = {
      paid: Money.parse(row.demandedPaid ?? '0'),
      deductible: Money.parse(row.demandedDeductible ?? '0'),
    };
    const share = insuredShareOf(Money.parse(row.recovered), borne, method);
    return {
      ...row,
      insuredShare: share.toString(),
      sharing: { method, isKnown: law !== undefined, citation: law?.citation ?? null },
    };
  }

  async subrogations(actor: Actor, claimId: string): Promise<SubrogationsResponse> {
    const rows = await this.rows<SubrogationRow>(
      sql`${SUBROGATIONS} where s.claim_id = ${claimId} ${ofAgency(actor, 'c.agency_id')} order by s.sequence`,
    );
    if (rows.length === 0) await assertClaimSeen(this.em, actor, claimId);
    return { items: await Promise.all(rows.map((row) => this.shared(row))) };
  }

  lawsuit(id: string): Promise<LawsuitResponse> {
    return this.oneLawsuit(id, sql``);
  }

  /** For a change: nobody else changes it meanwhile. */
  lockLawsuit(id: string): Promise<LawsuitResponse> {
    return this.oneLawsuit(id, sql`for no key update of l`);
  }

  private async oneLawsuit(id: string, lock: RawBuilder<unknown>): Promise<LawsuitResponse> {
    const [row] = await this.rows<LawsuitResponse>(sql`${LAWSUITS} where l.id = ${id} ${lock}`);
    if (!row) throw claimsError('claims.lawsuit-not-found');
    return row;
  }

  async lawsuits(actor: Actor, claimId: string): Promise<LawsuitsResponse> {
    const items = await this.rows<LawsuitResponse>(
      sql`${LAWSUITS} where l.claim_id = ${claimId} ${ofAgency(actor, 'c.agency_id')} order by l.sequence`,
    );
    if (items.length === 0) await assertClaimSeen(this.em, actor, claimId);
    return { items };
  }

  private async rows<Row>(statement: RawBuilder<unknown>): Promise<readonly Row[]> {
    return (await (statement as RawBuilder<Row>).execute(this.em.getKysely())).rows;
  }
}
