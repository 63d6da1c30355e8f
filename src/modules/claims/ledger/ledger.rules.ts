import { Money } from '../../../shared/money.js';
import { claimsError } from '../claims.errors.js';
import type { LockedClaim } from '../claims.store.js';
import { assertCovered } from '../coverage/assert-covered.js';
import type { ClaimLedger, LedgerLine, LineAmount } from './domain/claim-ledger.js';

export function knownLine(ledger: ClaimLedger, id: string, pointer = '/lineId'): LedgerLine {
  const line = ledger.line(id);
  if (line) return line;
  throw claimsError('claims.line-not-found', {
    errors: [{ pointer, detail: 'is not a reserve line of the claim' }],
  });
}

export function assertReservable(line: LedgerLine, to: Money): void {
  if (to.equals(line.reserved)) throw claimsError('claims.nothing-to-change');
  const used = line.paid.plus(line.held);
  if (to.compare(used) >= 0) return;
  throw claimsError('claims.reserve-below-payments', {
    errors: [{ pointer: '/reserve', detail: `must be at least ${used.toString()}` }],
  });
}

/**
 * More is set aside for a loss only under a coverage that the day of the loss has: that day may have been corrected since the exposure
 * was opened. Less always, and what it costs to find out too.
 */
export function assertStillCovered(claim: LockedClaim, { costType, exposure }: LedgerLine, by: Money): void {
  if (costType === 'loss' && !by.isNegative) assertCovered(claim, exposure.coverage);
}

/** Throws where payments of the claim are stopped, by a person or by a special investigation. */
export function assertNotStopped({ paymentsStoppedReason, heldByInvestigationId }: LockedClaim): void {
  if (paymentsStoppedReason !== null)
    throw claimsError('claims.payments-stopped', { detail: paymentsStoppedReason });
  if (heldByInvestigationId !== null)
    throw claimsError('claims.under-investigation', {
      detail: 'Nothing is paid before it is known what came of it.',
      members: { investigationId: heldByInvestigationId },
    });
}

/** On a claim that was denied or withdrawn nothing is paid, on one without a verified policy neither, and losses once approved. */
export function assertPayable(claim: LockedClaim, lines: readonly LedgerLine[]): void {
  assertNotStopped(claim);
  if (claim.isCovered === null) throw claimsError('claims.policy-unverified');
  const ofLoss = lines.filter(({ costType }) => costType === 'loss');
  // The day of the loss may have been corrected since the claim was approved.
  for (const { exposure } of ofLoss) assertCovered(claim, exposure.coverage);
  const isOwed = lines.some(({ costType }) => costType === 'loss' || costType === 'interest');
  if (claim.status === 'approved' || (claim.status === 'under_review' && !isOwed)) return;
  throw claimsError('claims.status', {
    detail: `The claim is ${claim.status}: a loss is paid on a claim that is approved, other costs also while it is under review.`,
  });
}

/** What is to be paid from a line; null is all that is still owed. */
export interface AskedLine {
  readonly line: LedgerLine;
  readonly amount: Money | null;
}

/**
 * Holds amounts back, so many times each: within the reserve, the settlement and what was approved. What one line takes from
 * a limit the next does not find there, also where both are the same.
 */
export function promise(
  claim: LockedClaim,
  ledger: ClaimLedger,
  asked: readonly AskedLine[],
  times = 1,
): readonly LineAmount[] {
  const promised = asked.map(({ line, amount }, index) => {
    const pointer = `/lines/${index}/amount`;
    const one = payable(ledger, line, amount, pointer);
    const all = Money.ofCents(one.cents * times);
    ledger.hold(line, times === 1 ? all : payable(ledger, line, all, pointer));
    return { lineId: line.id, amount: one };
  });
  const isOfLoss = asked.some(({ line }) => line.costType === 'loss');
  const approved = Money.parse(claim.amountApproved ?? '0');
  const taken = ledger.takenOfLoss();
  if (!isOfLoss || taken.compare(approved) <= 0) return promised;
  const detail = `With it ${taken.toString()} would be paid for losses, and ${approved.toString()} are approved.`;
  throw claimsError('claims.exceeds-approval', {
    detail,
    members: { approved: approved.toString(), wouldBePaid: taken.toString() },
  });
}

/** What of a line can be paid: within the reserve, and of a loss within what the coverage owes. */
function payable(ledger: ClaimLedger, line: LedgerLine, asked: Money | null, pointer: string): Money {
  const free = ledger.free(line);
  if (line.costType !== 'loss') return within(asked, free, 'claims.exceeds-reserve', pointer);
  const due = ledger.dueOf(line);
  if (due === null) throw claimsError('claims.loss-not-assessed');
  if (due.isZero && asked === null) throw claimsError('claims.nothing-due');
  const amount = asked === null ? due : within(asked, due, 'claims.exceeds-settlement', pointer);
  return within(amount, free, 'claims.exceeds-reserve', pointer);
}

function within(
  asked: Money | null,
  most: Money,
  code: 'claims.exceeds-reserve' | 'claims.exceeds-settlement',
  pointer: string,
): Money {
  const amount = asked ?? most;
  if (amount.isZero) throw claimsError('claims.nothing-due');
  if (amount.compare(most) <= 0) return amount;
  throw claimsError(code, {
    detail: `At most ${most.toString()} can be paid from the line.`,
    errors: [{ pointer, detail: `must be at most ${most.toString()}` }],
    members: { available: most.toString() },
  });
}
