import { Injectable } from '@nestjs/common';
import { asGiven } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { DomainError } from '../../../shared/errors.js';
import { Money } from '../../../shared/money.js';
import type { EditionRef } from '../../rating/index.js';
import { Rating } from '../../rating/index.js';
import { entryOnDay } from '../domain/ledger-entry.js';
import type { RiskSnapshot } from '../domain/risk-items.js';
import { LedgerStore } from '../ledger/ledger.store.js';
import { ratedRiskOf, riskOf } from '../ledger/rated-change.js';
import type { DesignationResponse } from './beneficiaries.dto.js';
import type { ContractDates } from './beneficiaries.queries.js';
import { BeneficiariesQueries } from './beneficiaries.queries.js';
import { boughtFace } from './domain/bought-face.js';

export interface LifeContractView extends ContractDates {
  /** Whom the owner had named by the day; null: nobody. */
  readonly designation: DesignationResponse | null;
}

/** The true age or sex of the insured. */
export interface TrueInsured {
  readonly issueAge?: number;
  readonly sex?: 'male' | 'female';
}

/** Life contracts for the settlement of a death. */
@Injectable()
export class LifeContracts {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly queries: BeneficiariesQueries,
    private readonly rating: Rating,
    private readonly clock: Clock,
  ) {}

  async on(actor: Actor, policyId: string, on: CalendarDate): Promise<LifeContractView> {
    const [designation, dates] = await Promise.all([
      this.queries.on(actor, policyId, on),
      this.queries.contractDates(policyId, on),
    ]);
    return { ...dates, designation };
  }

  /**
   * The face amount that the premium would have bought at the true age or sex, on the edition of the term, to the cent; null where
   * the manual gives no such amount exactly: it has no rate for that age, or charges another rate for the other amount.
   */
  async faceAtTruth(
    actor: Actor,
    policyId: string,
    on: CalendarDate,
    truth: TrueInsured,
  ): Promise<Money | null> {
    const { term, entries } = await this.ledger.read(actor, policyId);
    const entry = entryOnDay(entries, on);
    const edition = await this.rating.edition(term.edition);
    if (!entry || !edition) return null;
    const stated = ratedRiskOf(term, riskOf(entry).snapshot);
    const face = Number(section(stated, 'coverageSelections')['faceAmount']);
    const corrected = altered(stated, 'lifeInfo', { birthDate: undefined, ...asGiven(truth) });
    const premiumOf = (risk: RiskSnapshot): Promise<Money | null> =>
      this.premium(edition, risk, this.clock.today(term.timeZone));
    return boughtFace(face, await premiumOf(stated), (other) =>
      premiumOf(altered(corrected, 'coverageSelections', { faceAmount: other })),
    );
  }

  /** What the coverages cost; the fees of the policy buy nothing. */
  private async premium(edition: EditionRef, risk: RiskSnapshot, today: CalendarDate): Promise<Money | null> {
    try {
      const { charges } = await this.rating.rateWith(edition, risk, today);
      return Money.sum(
        charges.filter(({ kind }) => kind === 'premium').map(({ amount }) => Money.parse(amount)),
      );
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }
}

function section(risk: RiskSnapshot, name: string): Readonly<Record<string, unknown>> {
  return (risk as Readonly<Record<string, Readonly<Record<string, unknown>> | null>>)[name] ?? {};
}

function altered(risk: RiskSnapshot, name: string, change: Readonly<Record<string, unknown>>): RiskSnapshot {
  const fields = Object.entries({ ...section(risk, name), ...change }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...risk, [name]: Object.fromEntries(fields) };
}
