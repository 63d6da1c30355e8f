import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { JurisdictionRules } from '../../jurisdictions/index.js';
import type { PolicyTerm } from '../ledger/ledger.store.js';

/** What a state asks of a notice besides its days. */
export interface NoticeLaw {
  /** Review, appeal and complaint, in the words that are recorded. */
  readonly rights: readonly string[];
  /** Whether the insured has to be told the facts on which the decision rests, and not only its kind. */
  readonly isExplanationOwed: boolean;
}

export type NoticeAbout = 'cancellation' | 'non-renewal';

/** Where the insured asks for it, no notice of rights is owed. */
export const NOTHING_OWED: NoticeLaw = { rights: [], isExplanationOwed: false };

const COMPLAINT = 'complaint';

/** Collects the rules that are recorded for the state and product. Nothing is assumed where none is recorded. */
@Injectable()
export class NoticeLaws {
  constructor(private readonly facts: JurisdictionRules) {}

  /** By the rules of the day of mailing. */
  async of(
    { state, productType }: Pick<PolicyTerm, 'state' | 'productType'>,
    about: NoticeAbout,
    today: CalendarDate,
  ): Promise<NoticeLaw> {
    const texts = await this.facts.on({ state, productType, kind: 'notice_text' }, today);
    const owed = await this.facts.on({ state, productType, kind: 'specific_reason', key: about }, today);
    const textOf = (key: string): readonly string[] =>
      texts.filter((fact) => fact.key === key).map(({ value }) => value['text'] as string);
    return { rights: [...textOf(about), ...textOf(COMPLAINT)], isExplanationOwed: owed.length > 0 };
  }
}
