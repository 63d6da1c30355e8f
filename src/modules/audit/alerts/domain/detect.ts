import type { AlertRuleTerms } from './alert-rule.js';

/** A row of the trail, with what rules need of it. */
export interface SeenEntry {
  readonly id: string;
  /** Microseconds since 1970, as exact as the trail. */
  readonly at: number;
  readonly resource: string;
  readonly source: string | null;
  /** Whether the row is new in this search; other rows were searched before. */
  readonly isFresh: boolean;
}

/** Rows of one subject, the oldest first. */
export interface Seen {
  readonly matched: readonly SeenEntry[];
  /** In a rule with a sequence, the rows that follow. */
  readonly next: readonly SeenEntry[];
}

const MINUTE = 60_000_000;
const DAY = 24 * 60 * MINUTE;
const HOURS_A_DAY = 24;

/**
 * The rows that are the reason for an alert, or null. A window is half-open: an action exactly that long ago is
 * outside of it. Only a row of this search can be the last one of a reason, so that no row raises two alerts.
 */
export function reasonIn(seen: Seen, terms: AlertRuleTerms): readonly SeenEntry[] | null {
  switch (terms.kind) {
    case 'count':
      return manyIn(seen.matched, terms);
    case 'sequence':
      return followedIn(seen, terms);
    case 'unusual-hours':
      return oddHourIn(seen.matched, terms);
  }
}

type CountTerms = Pick<AlertRuleTerms, 'threshold' | 'windowMinutes' | 'distinct'>;

function manyIn(rows: readonly SeenEntry[], { threshold, windowMinutes, distinct }: CountTerms) {
  const counts = new Map<string, number>();
  let begin = 0;
  for (const [end, row] of rows.entries()) {
    add(counts, keyOf(row, distinct), 1);
    for (let first = rows[begin]; first && first.at <= row.at - windowMinutes * MINUTE; first = rows[begin]) {
      add(counts, keyOf(first, distinct), -1);
      begin += 1;
    }
    const reached = distinct === null ? end - begin + 1 : counts.size;
    if (row.isFresh && reached >= threshold) return rows.slice(begin);
  }
  return null;
}

/** A row without a value is counted as a value of its own: one unknown source is not the same as another. */
function keyOf({ resource, source }: SeenEntry, distinct: CountTerms['distinct']): string {
  return distinct === 'source' ? (source ?? '') : resource;
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

type SequenceTerms = Pick<AlertRuleTerms, 'threshold' | 'windowMinutes'>;

function followedIn({ matched, next }: Seen, { threshold, windowMinutes }: SequenceTerms) {
  for (const [index, last] of next.entries()) {
    if (!last.isFresh) continue;
    const before = matched.filter(
      ({ id, at }) => id !== last.id && at <= last.at && at > last.at - windowMinutes * MINUTE,
    );
    if (before.length >= threshold) return [...before, ...next.slice(index)];
  }
  return null;
}

type HoursTerms = Pick<AlertRuleTerms, 'threshold' | 'timeZone' | 'historyDays'>;

/**
 * An hour of the clock in which, and beside which, the person has done nothing like it in all days of history. Days and hours are
 * those of the time zone, so that work at nine is at nine on both sides of a change of the clock.
 */
function oddHourIn(rows: readonly SeenEntry[], { threshold, timeZone, historyDays }: HoursTerms) {
  const clock = localClock(timeZone ?? 'UTC');
  const read = rows.map((row) => ({ row, ...clock(row.at) }));
  for (const { row, hour } of read) {
    if (!row.isFresh) continue;
    const history = read.filter(
      (each) => each.row.at < row.at && each.row.at > row.at - (historyDays ?? 0) * DAY,
    );
    if (new Set(history.map(({ day }) => day)).size < threshold) continue;
    if (!history.some((each) => isBeside(each.hour, hour))) return [row];
  }
  return null;
}

function isBeside(one: number, other: number): boolean {
  const apart = Math.abs(one - other);
  return Math.min(apart, HOURS_A_DAY - apart) <= 1;
}

function localClock(timeZone: string): (at: number) => { readonly day: string; readonly hour: number } {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at / 1000).map(({ type, value }) => [type, value]));
    return {
      day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
      hour: Number(parts.get('hour')),
    };
  };
}

/** How far back rows matter to a rule, in microseconds. */
export function reachOf({ kind, windowMinutes, historyDays }: AlertRuleTerms): number {
  return kind === 'unusual-hours' ? (historyDays ?? 0) * DAY : windowMinutes * MINUTE;
}

/** Whether a row belongs to an alert whose last row was at a moment. */
export function isSameTrouble(at: number, lastAt: number, { quietMinutes }: AlertRuleTerms): boolean {
  return at <= lastAt + quietMinutes * MINUTE;
}
