import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Trigger, UnderwritingDecision, UnderwritingReason } from '../../rating/index.js';
import type { GivenApproval } from './approval.js';
import { covers } from './approval.js';
import type { HeldAuthority } from './authority.js';
import { verdictOf } from './authority.js';
import type { ApprovalTerms, RaisedIssue } from './issue.js';

/** What is known besides the decision when issues are raised. */
export interface Circumstances {
  readonly triggers: readonly Trigger[];
  /** Codes of the rules behind which a consumer report stands. */
  readonly reportRules: readonly string[];
  /** The authorities of the actor for this product and state, today. */
  readonly held: readonly HeldAuthority[];
  /** Given for the version before. */
  readonly approvals: readonly GivenApproval[];
  readonly actorId: string | null;
  /** Who has brought it. */
  readonly raisedBy: string | null;
  readonly today: CalendarDate;
}

const BY_AUTHORITY = 'Within the authority of the person who asked for it';
const BY_RULE = 'Declined by the rules of the manual';
/** What an underwriter lets through on the way is for this version; the next one is judged anew. */
const ON_THE_WAY: ApprovalTerms = {
  validThrough: 'issue',
  validity: 'next_change',
  validUntil: null,
  offsetPercent: null,
};

/**
 * Makes the issues of a decision: one for each rule that refers or declines. An approval of before that still speaks for it
 * is carried over, with its terms; what the actor may approve is approved on the way; the rest is open.
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
    // The approved value stays the measure: small steps do not add up to a large one.
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
