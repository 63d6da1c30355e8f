import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Trigger, UnderwritingDecision, UnderwritingReason } from '../../rating/index.js';
import type { GivenApproval } from './approval.js';
import { covers } from './approval.js';
import type { HeldAuthority } from './authority.js';
import { verdictOf } from './authority.js';
import type { ApprovalTerms, RaisedIssue } from './issue.js';

/** What raising issues needs besides the decision. */
export interface Circumstances {
  readonly triggers: readonly Trigger[];
  /** Codes of the rules that rest on a consumer report. */
  readonly reportRules: readonly string[];
  /** The authorities of the actor for this product and state, today. */
  readonly held: readonly HeldAuthority[];
  /** Approvals of the version before. */
  readonly approvals: readonly GivenApproval[];
  readonly actorId: string | null;
  /** Whose business it is, for the rule of four eyes. */
  readonly raisedBy: string | null;
  readonly today: CalendarDate;
}

const BY_AUTHORITY = 'Within the authority of the person who asked for it';
const BY_RULE = 'Declined by the rules of the manual';
/** An approval that is given automatically is for this version only; the next one is decided again. */
const ON_THE_WAY: ApprovalTerms = {
  validThrough: 'issue',
  validity: 'next_change',
  validUntil: null,
  offsetPercent: null,
};

/**
 * Makes the issues of a decision: one for each rule that refers or declines. An earlier approval that still covers it
 * is carried over with its terms; what the actor may approve is approved at once; the rest is open.
 */
export function raise(
  decision: UnderwritingDecision,
  circumstances: Circumstances,
  newId: () => string,
): readonly RaisedIssue[] {
  return decision.reasons
    .filter(({ outcome }) => outcome !== 'accept')
    .map((reason) => raised(reason, circumstances, newId()));
}

function raised(reason: UnderwritingReason, circumstances: Circumstances, id: string): RaisedIssue {
  const { triggers, reportRules, held, approvals, actorId, raisedBy, today } = circumstances;
  const { code, title, blocks, authority } = reason;
  const trigger = triggers.find((one) => one.code === code) ?? { code, facts: {}, value: null, worse: null };
  const usesReport = reportRules.includes(code);
  const issue = { ...UNDECIDED, ...trigger, id, title, blocks, authority, usesReport };
  if (blocks === null || authority === null)
    return { ...issue, status: 'declined', basis: 'rule', reason: BY_RULE };
  const approval = approvals.find((one) => covers(one, trigger, { authority, raisedBy, today }));
  if (approval) {
    const { validThrough, validity, validUntil, offsetPercent, decidedBy } = approval;
    // Later values are compared with the value that was approved, so that small steps do not add up to a large one.
    const { value, worse } = approval;
    const terms = { validThrough, validity, validUntil, offsetPercent };
    const carried = { basis: 'carried', decidedBy, terms, carriedFrom: approval.id } as const;
    return { ...issue, value, worse, ...carried, status: 'approved', reason: approval.reason };
  }
  if (verdictOf(held, { authority, value: trigger.value, broughtBy: [raisedBy] }, actorId) === 'granted') {
    const own = { basis: 'authority', decidedBy: actorId, terms: ON_THE_WAY } as const;
    return { ...issue, ...own, status: 'approved', reason: BY_AUTHORITY };
  }
  return issue;
}

const UNDECIDED = {
  status: 'open',
  basis: null,
  decidedBy: null,
  reason: null,
  terms: null,
  carriedFrom: null,
} as const;
