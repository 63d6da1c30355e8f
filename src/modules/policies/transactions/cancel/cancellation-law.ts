import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { addDays } from '../../../../shared/calendar-date.js';
import { JurisdictionRules } from '../../../jurisdictions/index.js';
import type { RefundMethod } from '../../domain/retention.js';
import type { PolicyTerm } from '../../ledger/ledger.store.js';
import type { FreeLookFact } from './domain/free-look.js';
import type { NoticeFact } from './domain/notice-rule.js';
import type { RefundFact } from './domain/refund-method.js';

/** The rules that are recorded for the state and product of a policy. Nothing is assumed where none is recorded. */
export interface CancellationLaw {
  readonly refunds: readonly RefundFact[];
  readonly notices: readonly NoticeFact[];
  /** The first day after the underwriting period; null where none is recorded, or the term is a renewal. */
  readonly underwritingPeriodEndsOn: CalendarDate | null;
  /** Null where none is recorded, or where the term is a renewal: only a new policy has a free look. */
  readonly freeLook: FreeLookFact | null;
}

/** Collects the recorded rules by which a cancellation is decided. */
@Injectable()
export class CancellationLaws {
  constructor(private readonly facts: JurisdictionRules) {}

  /** Refunds go by the rules of the first day of the term, as its premium does; notices by those of the day of mailing. */
  async of(
    { state, productType, effectiveDate, termNumber }: PolicyTerm,
    today: CalendarDate,
  ): Promise<CancellationLaw> {
    const of = { state, productType };
    const refunds = await this.facts.on({ ...of, kind: 'cancellation_refund' }, effectiveDate);
    const notices = await this.facts.on({ ...of, kind: 'notice_days' }, today);
    const [period] = await this.facts.on(
      { ...of, kind: 'underwriting_period', key: 'new-business' },
      effectiveDate,
    );
    const [freeLook] = await this.facts.on({ ...of, kind: 'free_look', key: 'new-business' }, effectiveDate);
    return {
      refunds: refunds.map(({ key, value, citation }) => ({
        key,
        method: value['method'] as RefundMethod,
        citation,
      })),
      notices: notices.map(({ key, value, citation }) => ({ key, days: value['days'] as number, citation })),
      underwritingPeriodEndsOn:
        period && termNumber === 1 ? addDays(effectiveDate, period.value['days'] as number) : null,
      freeLook:
        freeLook && termNumber === 1
          ? { days: freeLook.value['days'] as number, citation: freeLook.citation }
          : null,
    };
  }
}
