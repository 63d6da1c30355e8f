import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Decimal } from '../../../shared/decimal.js';
import type { FieldFault } from '../../../shared/errors.js';
import { longDate } from '../../../shared/long-date.js';
import type { ReasonsView, ReportScore, ReportView, UnderwritingDecision } from '../../rating/index.js';
import { named } from '../../../shared/named-list.js';

export const ADVERSE_KINDS = named('AdverseActionKind', ['declined', 'less_favourable']);
export type AdverseKind = (typeof ADVERSE_KINDS)[number];

/** One main reason, in words for the consumer. */
export interface AdverseReason {
  readonly title: string;
  readonly detail: string | null;
}

/** What a consumer report said, where a score of it was used. */
export interface UsedScore {
  readonly score: string;
  readonly scoreMin: string;
  readonly scoreMax: string;
  readonly scoreDate: string;
  readonly scoreSource: string;
}

/** A consumer report on which a decision rests. */
export interface UsedReport {
  /** Who made it; the default agency where it is left out. */
  readonly agencyCode?: string | undefined;
  readonly score?: UsedScore | null | undefined;
  /** The number of inquiries was a key factor: it is disclosed as a fifth reason (15 U.S.C. 1681g(f)(9)). */
  readonly inquiriesMattered?: boolean | undefined;
}

export interface AdverseOutcome {
  readonly kind: AdverseKind;
  readonly reasons: readonly AdverseReason[];
  readonly usesReport: boolean;
  /** The score in the report; it comes from the reporting agency where no other source is named. */
  readonly score: ReportScore | null;
  readonly inquiriesMattered: boolean;
}

/** The most reasons that may be disclosed: "shall not exceed 4" (15 U.S.C. 1681g(f)(1)(C)). */
export const MOST_REASONS = 4;

/** What the rules decided against the consumer: a decline, or a price above that of the best terms; null when nothing was. */
export function adverseOutcome(decision: UnderwritingDecision, why: ReasonsView): AdverseOutcome | null {
  if (decision.outcome === 'decline') {
    const declines = decision.reasons.filter(({ outcome }) => outcome === 'decline');
    const titles = declines.map(({ title }) => ({ title, detail: null }));
    const usesReport = declines.some(({ code }) => why.reportRules.includes(code));
    return outcome(
      'declined',
      usesReport ? withReport(titles, why.report) : titles,
      usesReport ? why.report : null,
      usesReport,
    );
  }
  const { report } = why;
  const raised = why.adverse.map(({ title, detail }) => ({ title, detail }));
  const reasons = report ? [...report.reasons, ...raised] : raised;
  return reasons.length === 0 ? null : outcome('less_favourable', reasons, report, report !== null);
}

function outcome(
  kind: AdverseKind,
  reasons: readonly AdverseReason[],
  report: ReportView | null,
  usesReport: boolean,
): AdverseOutcome {
  return {
    kind,
    reasons: reasons.slice(0, MOST_REASONS),
    usesReport,
    score: report?.score ?? null,
    inquiriesMattered: report?.inquiriesMattered ?? false,
  };
}

/** A reason that rests on a consumer report gives the consumer rights, so it is never the one that is left out. */
function withReport(titles: readonly AdverseReason[], report: ReportView | null): readonly AdverseReason[] {
  const behind = report?.reasons ?? [];
  return [...titles.slice(0, Math.max(1, MOST_REASONS - behind.length)), ...behind];
}

/** The contradictions in a consumer report that somebody enters. */
export function reportFaults(
  { agencyCode, score, inquiriesMattered }: UsedReport,
  isAgencyKnown: boolean,
  today: CalendarDate,
): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  if (!isAgencyKnown)
    faults.push({
      pointer: '/report/agencyCode',
      detail:
        agencyCode === undefined
          ? 'is required: no agency is the default one'
          : 'is no agency that is known here',
    });
  if (!score) {
    if (inquiriesMattered)
      faults.push({ pointer: '/report/inquiriesMattered', detail: 'goes with a score, which is missing' });
    return faults;
  }
  const [value, least, most] = [score.score, score.scoreMin, score.scoreMax].map((text) =>
    Decimal.parse(text),
  );
  if (value && least && most && (value.compare(least) < 0 || value.compare(most) > 0))
    faults.push({
      pointer: '/report/score/score',
      detail: 'must lie between the lowest and the highest score',
    });
  if (score.scoreDate > today)
    faults.push({ pointer: '/report/score/scoreDate', detail: `must be ${longDate(today)} or earlier` });
  return faults;
}
