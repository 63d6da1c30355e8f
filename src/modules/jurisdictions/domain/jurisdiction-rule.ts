import { Decimal } from '../../../shared/decimal.js';
import type { FieldFault } from '../../../shared/errors.js';
import { Money } from '../../../shared/money.js';
import { RATING_VARIABLES } from '../../../shared/rating-variables.js';
import { named } from '../../../shared/named-list.js';

export const STATE_FACT_KINDS = named('JurisdictionRuleKind', [
  'banned_rating_variable',
  'minimum_limit',
  'notice_days',
  'proration',
  'cancellation_refund',
  'underwriting_period',
  'renewal_timing',
  'notice_text',
  'specific_reason',
  'free_look',
  'claim_limitation',
  'claim_deadline',
  'life_period',
  'death_interest',
  'no_loss_statement',
  'subrogation_sharing',
]);
export type JurisdictionRuleKind = (typeof STATE_FACT_KINDS)[number];

export type JurisdictionRuleValue = Readonly<Record<string, unknown>>;

const MOST_DAYS = 366;
const MOST_MONTHS = 600;
const MOST_LETTERS = 2_000;
const AMOUNTS: readonly (readonly string[])[] = [['amount'], ['perPerson', 'perAccident']];

interface FactRule {
  readonly key: (key: string) => string | null;
  readonly value: (value: JurisdictionRuleValue) => FieldFault | null;
}

/** The valid keys and values of a fact, by kind. */
const RULES: Readonly<Record<JurisdictionRuleKind, FactRule>> = {
  banned_rating_variable: {
    key: (key) =>
      (RATING_VARIABLES as readonly string[]).includes(key)
        ? null
        : `must be one of ${RATING_VARIABLES.join(', ')}`,
    value: (value) => only(value, []),
  },
  /** The lowest limit that the law allows for a coverage: one amount, or split limits. */
  minimum_limit: {
    key: () => null,
    value: (value) => {
      const names = AMOUNTS.find((each) => each.every((name) => name in value));
      if (!names) return { pointer: '/value', detail: 'must have amount, or perPerson and perAccident' };
      const odd = names.find((name) => !isAmount(value[name]));
      if (odd !== undefined)
        return { pointer: `/value/${odd}`, detail: 'must be an amount as text, such as "25000.00"' };
      return only(value, names);
    },
  },
  /** The key names the notice: `cancellation`, `cancellation-non-payment`, `non-renewal`, `adverse-action`. */
  notice_days: { key: () => null, value: aNumberOfDays },
  /** How days of a term are counted for pro rata premium, as the company has filed it. */
  proration: {
    key: oneOf(['day-count']),
    value: (value) => aWord(value, 'convention', ['actual', 'no-leap-day']),
  },
  /** What a cancellation gives back; the key says who asked for it, or the reason. */
  cancellation_refund: {
    key: () => null,
    value: (value) => aWord(value, 'method', ['flat', 'pro_rata', 'ninety_percent', 'day_table', 'none']),
  },
  /** The first days of new business, in which an insurer may cancel with a shorter notice. */
  underwriting_period: { key: oneOf(['new-business']), value: aNumberOfDays },
  /** What a notice says about review, appeal and complaint. The key names the notice; `complaint` is in all of them. */
  notice_text: { key: oneOf(['cancellation', 'non-renewal', 'complaint']), value: aText },
  /** Notices that must state the facts behind a reason, not only the kind of reason. */
  specific_reason: { key: oneOf(['cancellation', 'non-renewal']), value: (value) => only(value, []) },
  /** The first days of new business, in which an insured may return the policy for a full refund. */
  free_look: { key: oneOf(['new-business']), value: aNumberOfDays },
  /** Months from the day of loss after which a closed claim is not reopened. */
  claim_limitation: { key: oneOf(['reopening']), value: aNumberOfMonths },
  /**
   * Days that the law gives an insurer for a claim: to acknowledge the notice and to decide, both from the notice on, and
   * between letters on its status. Calendar days, unless `counts` is business. With `endsOn` business, a period that would
   * end on a weekend or holiday ends on the next business day.
   */
  claim_deadline: { key: oneOf(['acknowledgment', 'decision', 'follow_up']), value: aDeadline },
  /** Months from issue, or from a reinstatement after a lapse, in which a life policy can be contested or excludes suicide. */
  life_period: { key: oneOf(['contestability', 'suicide']), value: aNumberOfMonths },
  /**
   * Interest on a death benefit, from the death or its proof on: at a percentage a year or, without one, at the rate that
   * the company declares. None if it is paid within `graceDays`.
   */
  death_interest: { key: oneOf(['proceeds']), value: anInterest },
  /** Whether a reinstatement needs a signed statement of no loss: one with a lapse, or one without. */
  no_loss_statement: { key: oneOf(['lapse', 'no_lapse']), value: (value) => only(value, []) },
  /** How a subrogation recovery is shared with the insured, who bore the deductible: pro rata, or the insured first. */
  subrogation_sharing: {
    key: oneOf(['deductible']),
    value: (value) => aWord(value, 'method', ['pro_rata', 'insured_first']),
  },
  /** Days before the expiration: to `prepare` a renewal, and to `offer` it at the latest. */
  renewal_timing: { key: oneOf(['prepare', 'offer']), value: aNumberOfDays },
};

function oneOf(words: readonly string[]): FactRule['key'] {
  return (key) => (words.includes(key) ? null : `must be ${words.join(' or ')}`);
}

function aWord(value: JurisdictionRuleValue, name: string, words: readonly string[]): FieldFault | null {
  const word = value[name];
  if (typeof word !== 'string' || !words.includes(word))
    return { pointer: `/value/${name}`, detail: `must be one of ${words.join(', ')}` };
  return only(value, [name]);
}

function aText(value: JurisdictionRuleValue): FieldFault | null {
  const { text } = value;
  if (typeof text !== 'string' || text.trim() === '' || text.length > MOST_LETTERS)
    return { pointer: '/value/text', detail: `must be a text of up to ${MOST_LETTERS} letters` };
  return only(value, ['text']);
}

function aNumberOfDays(value: JurisdictionRuleValue): FieldFault | null {
  const { days } = value;
  if (typeof days !== 'number' || !Number.isInteger(days) || days < 0 || days > MOST_DAYS)
    return { pointer: '/value/days', detail: `must be a whole number of days from 0 to ${MOST_DAYS}` };
  return only(value, ['days']);
}

function aDeadline({ counts, endsOn, ...value }: JurisdictionRuleValue): FieldFault | null {
  if (endsOn !== undefined && endsOn !== 'any' && endsOn !== 'business')
    return { pointer: '/value/endsOn', detail: 'must be any or business' };
  if (counts !== undefined && counts !== 'calendar' && counts !== 'business')
    return { pointer: '/value/counts', detail: 'must be calendar or business' };
  return value['days'] === 0
    ? { pointer: '/value/days', detail: `must be a whole number of days from 1 to ${MOST_DAYS}` }
    : aNumberOfDays(value);
}

function aNumberOfMonths(value: JurisdictionRuleValue): FieldFault | null {
  const { months } = value;
  if (typeof months !== 'number' || !Number.isInteger(months) || months < 1 || months > MOST_MONTHS)
    return { pointer: '/value/months', detail: `must be a whole number of months from 1 to ${MOST_MONTHS}` };
  return only(value, ['months']);
}

function anInterest({ from, percent, graceDays, ...value }: JurisdictionRuleValue): FieldFault | null {
  if (from !== 'death' && from !== 'proof')
    return { pointer: '/value/from', detail: 'must be death or proof' };
  const rate = typeof percent === 'string' ? Decimal.tryParse(percent) : null;
  if (percent !== undefined && (rate === null || rate.compare(Decimal.ZERO) < 0))
    return { pointer: '/value/percent', detail: 'must be a decimal as text, such as "10"' };
  if (graceDays !== undefined && aNumberOfDays({ days: graceDays }) !== null)
    return { pointer: '/value/graceDays', detail: `must be a whole number of days from 0 to ${MOST_DAYS}` };
  return only(value, []);
}

export function stateFactFaults(
  kind: JurisdictionRuleKind,
  key: string,
  value: JurisdictionRuleValue,
): readonly FieldFault[] {
  const rule = RULES[kind];
  const detail = rule.key(key);
  const inValue = rule.value(value);
  return [...(detail === null ? [] : [{ pointer: '/key', detail }]), ...(inValue ? [inValue] : [])];
}

function isAmount(value: unknown): boolean {
  const money = typeof value === 'string' ? Money.tryParse(value) : null;
  return money !== null && !money.isNegative && money.toString() === value;
}

function only(value: JurisdictionRuleValue, names: readonly string[]): FieldFault | null {
  const odd = Object.keys(value).find((name) => !names.includes(name));
  return odd === undefined
    ? null
    : { pointer: `/value/${odd}`, detail: 'is not a part of a fact of this kind' };
}
