import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { addDays } from '../../../../shared/calendar-date.js';
import { named } from '../../../../shared/named-list.js';
import { addBusinessDays, isBusinessDay } from '../../../../shared/business-days.js';

/** The kinds of deadlines, and the tasks that people set themselves. */
export const DIARY_KINDS = named('ClaimDiaryKind', ['acknowledgment', 'decision', 'follow_up', 'task']);
export type DiaryKind = (typeof DIARY_KINDS)[number];

export const DIARY_STATUSES = named('ClaimDiaryStatus', ['open', 'done', 'dropped']);
export type DiaryStatus = (typeof DIARY_STATUSES)[number];

/** A deadline by the law of a state. */
export interface DeadlineRule {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly citation: string;
}

export interface Deadline {
  readonly kind: DiaryKind;
  readonly title: string;
  readonly dueOn: CalendarDate;
  readonly citation: string;
}

const TITLES: Readonly<Record<string, string>> = {
  acknowledgment: 'Acknowledge the notice of loss',
  decision: 'Accept or deny the claim, or write why more time is needed',
  follow_up: 'Write to the insured how the claim stands',
};

/** The deadlines of those kinds, counted from a day: in calendar days, or in business days where the law says so. */
export function deadlinesFrom(
  rules: readonly DeadlineRule[],
  kinds: readonly DiaryKind[],
  from: CalendarDate,
): readonly Deadline[] {
  return kinds.flatMap((kind) => {
    const rule = rules.find(({ key }) => key === kind);
    if (!rule) return [];
    const { days, counts, endsOn } = rule.value;
    const last = counts === 'business' ? addBusinessDays(from, Number(days)) : addDays(from, Number(days));
    const dueOn = endsOn === 'business' && !isBusinessDay(last) ? addBusinessDays(last, 1) : last;
    return [{ kind, title: TITLES[kind] ?? kind, dueOn, citation: rule.citation }];
  });
}
