import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { moment, ofAgency } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { calendarDateIn } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { Money } from '../../../shared/money.js';
import { JurisdictionRules } from '../../jurisdictions/index.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import { claimsError } from '../claims.errors.js';
import { OFFICE } from '../time-zones.js';
import type { InterestTerms } from './domain/death-benefit.js';
import { interestOn, sharesOf } from './domain/death-benefit.js';
import type { ClaimBeneficiaryResponse, DeathInterestResponse, DeathResponse } from './life.dto.js';

type BeneficiaryRow = Omit<ClaimBeneficiaryResponse, 'amount' | 'isWaiting' | 'interest'>;

type Row = Omit<DeathResponse, 'benefit' | 'interest' | 'paidOn' | 'beneficiaries'> & {
  readonly interestPercent: string | null;
  readonly interestSource: string | null;
  readonly certifiedAt: string | null;
  readonly state: string;
  readonly productType: string;
  readonly timeZone: string;
  readonly heirs: readonly BeneficiaryRow[];
};

type Law = Omit<DeathInterestResponse, 'source'> & { readonly graceDays: number };

/** What a death pays, to whom, and what is still to be found out. */
@Injectable()
export class LifeQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly rules: JurisdictionRules,
    private readonly clock: Clock,
  ) {}

  /** Throws claims.death-not-recorded. */
  async of(actor: Actor, claimId: string, paidOn = this.clock.today(OFFICE)): Promise<DeathResponse> {
    const row = await this.row(actor, claimId);
    const { heirs, interestPercent, interestSource, certifiedAt, state, productType, timeZone, ...shown } =
      row;
    const benefit = less(Money.parse(row.adjustedFace ?? row.faceAmount), Money.parse(row.unpaidPremium));
    const shares = sharesOf(benefit, heirs);
    const proof = certifiedAt === null ? null : calendarDateIn(timeZone, new Date(certifiedAt));
    const law = await this.law({ state, productType }, row.diedOn, proof, interestPercent);
    const asked = interestTerms(law);
    const { isKnown, citation, from, percent } = law;
    return {
      ...shown,
      benefit: benefit.toString(),
      interest: { isKnown, citation, from, percent, source: interestSource },
      paidOn,
      beneficiaries: heirs.map((heir) => {
        const amount = shares.get(heir.id) ?? Money.ZERO;
        const interest = asked === null ? null : interestOn(amount, asked, paidOn).toString();
        const isWaiting = heir.standing !== 'entitled' && !amount.isZero;
        return { ...heir, amount: amount.toString(), isWaiting, interest };
      }),
    };
  }

  private async row(actor: Actor, claimId: string): Promise<Row> {
    const { rows } = await sql<Row>`
      select c.id as claim_id, c.loss_on::text as died_on, c.state, c.product_type,
             c.time_zone, c.row_version, d.manner, d.certificate_id, d.designation_id, d.periods, d.review, d.review_reasons,
             d.finding, d.found_by, ${moment('d.found_at')} as found_at, d.stated_face::text as face_amount,
             d.adjusted_face::text, d.adjusted_because, d.unpaid_premium::text, d.interest_percent::text, d.interest_source,
             ${moment('f.added_at')} as certified_at,
             (select json_agg(json_build_object(
                       'id', b.id, 'class', b.class, 'kind', b.kind, 'name', b.name, 'custodian', b.custodian,
                       'sharePercent', trim_scale(b.share_percent)::text, 'distribution', b.distribution,
                       'inPlaceOf', b.in_place_of, 'hasNoDescendants', b.has_no_descendants, 'standing', b.standing,
                       'standingReason', b.standing_reason, 'contactId', b.contact_id, 'exposureId', b.exposure_id)
                     order by b.position) from claim_beneficiaries b where b.claim_id = c.id) as heirs
        from claims c join claim_deaths d on d.claim_id = c.id left join claim_documents f on f.id = d.certificate_id
       where c.id = ${claimId} ${ofAgency(actor, 'c.agency_id')}
    `.execute(this.em.getKysely());
    if (rows[0]) return rows[0];
    await assertClaimSeen(this.em, actor, claimId);
    throw claimsError('claims.death-not-recorded');
  }

  /** What the state asks for on the day of the death; a state of which nobody has entered it is not guessed. */
  private async law(
    place: { readonly state: string; readonly productType: string },
    diedOn: CalendarDate,
    proofOn: CalendarDate | null,
    declared: string | null,
  ): Promise<Law> {
    const [rule] = await this.rules.on({ ...place, kind: 'death_interest', key: 'proceeds' }, diedOn);
    if (!rule) return { isKnown: false, citation: null, from: null, percent: null, graceDays: 0 };
    const { from, percent = declared, graceDays = 0 } = rule.value;
    return {
      isKnown: true,
      citation: rule.citation,
      from: from === 'death' ? diedOn : proofOn,
      percent: percent as string | null,
      graceDays: Number(graceDays),
    };
  }
}

function interestTerms({ from, percent, graceDays }: Law): InterestTerms | null {
  return from === null || percent === null ? null : { from, percent, graceDays };
}

function less(face: Money, unpaid: Money): Money {
  const rest = face.minus(unpaid);
  return rest.isNegative ? Money.ZERO : rest;
}
