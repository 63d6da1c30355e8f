import { floorDivide, multiply } from '../../../../shared/exact-integer.js';
import type { Amounts, Cession } from './cession.js';
import type { ReinsurerShare, TreatyTerms } from './treaty.js';

/** What a claim cedes to one reinsurer of a treaty, in cents. */
export interface CededPosition extends Amounts {
  readonly claimId: string;
  readonly treatyId: string;
  readonly reinsurer: string;
}

export interface PositionChange {
  readonly was: CededPosition;
  readonly is: CededPosition;
}

export interface CededEntry {
  readonly claimId: string;
  readonly treatyId: string;
  readonly reinsurer: string;
  readonly kind: 'ceded_paid' | 'ceded_paid_reversal' | 'ceded_reserve';
  readonly part: 'loss' | 'expense';
  /** In cents. */
  readonly amount: number;
}

const NOTHING: Amounts = { paidLoss: 0, paidExpense: 0, reserveLoss: 0, reserveExpense: 0 };
/** What numeric(14, 2) holds. */
const MOST_CENTS = 99_999_999_999_999;
const PARTS = ['paidLoss', 'paidExpense', 'reserveLoss', 'reserveExpense'] as const;

/** Cessions divided among the reinsurers of their treaties by their shares: the parts add up to the cession. */
export function cededPositions(
  treaties: readonly TreatyTerms[],
  cessions: readonly Cession[],
): readonly CededPosition[] {
  const reinsurersOf = new Map(treaties.map(({ id, reinsurers }) => [id, reinsurers]));
  return cessions.flatMap(({ claimId, treatyId, ...amounts }) => {
    const reinsurers = reinsurersOf.get(treatyId) ?? [];
    const parts = PARTS.map((part) => [part, divided(amounts[part], reinsurers)] as const);
    return reinsurers.map(({ code: reinsurer }, index) => {
      const own = Object.fromEntries(parts.map(([part, of]) => [part, of[index] ?? 0]));
      return { claimId, treatyId, reinsurer, ...NOTHING, ...own };
    });
  });
}

/** Each has what the first ones together have, rounded down, beyond those before: the last one makes it whole. */
function divided(cents: number, reinsurers: readonly ReinsurerShare[]): readonly number[] {
  const whole = reinsurers.reduce((sum, { shareBps }) => sum + shareBps, 0);
  let shares = 0;
  let given = 0;
  return reinsurers.map(({ shareBps }) => {
    shares += shareBps;
    const upTo = Number(floorDivide(multiply(cents, shares), whole));
    const own = upTo - given;
    given = upTo;
    return own;
  });
}

/** What is no longer ceded at all is among them. */
export function positionChanges(
  before: readonly CededPosition[],
  after: readonly CededPosition[],
): readonly PositionChange[] {
  const stored = new Map(before.map((each) => [keyOf(each), each]));
  const now = new Map(after.map((each) => [keyOf(each), each]));
  const changes = [
    ...[...now].map(([key, is]) => ({ was: stored.get(key) ?? { ...is, ...NOTHING }, is })),
    ...[...stored].filter(([key]) => !now.has(key)).map(([, was]) => ({ was, is: { ...was, ...NOTHING } })),
  ];
  return changes.filter(({ was, is }) => PARTS.some((part) => was[part] !== is[part]));
}

/** The difference as entries of the ledger. */
export function entriesOf({ was, is }: PositionChange): readonly CededEntry[] {
  const { claimId, treatyId, reinsurer } = is;
  return PARTS.flatMap((part): readonly CededEntry[] => {
    const change = is[part] - was[part];
    const paid = change > 0 ? 'ceded_paid' : 'ceded_paid_reversal';
    const kind = part.startsWith('paid') ? paid : 'ceded_reserve';
    return inEntries(change).map((amount) => ({
      claimId,
      treatyId,
      reinsurer,
      kind,
      part: part.endsWith('Loss') ? 'loss' : 'expense',
      amount,
    }));
  });
}

/** One entry, or as many as it takes where a sum has more digits than an amount. */
function inEntries(change: number): readonly number[] {
  const amounts: number[] = [];
  for (let left = change; left !== 0;) {
    const amount = Math.max(-MOST_CENTS, Math.min(left, MOST_CENTS));
    amounts.push(amount);
    left -= amount;
  }
  return amounts;
}

function keyOf({ claimId, treatyId, reinsurer }: CededPosition): string {
  return `${claimId} ${treatyId} ${reinsurer}`;
}
