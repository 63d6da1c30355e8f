import { Money } from '../../../shared/money.js';
import { claimsError } from '../claims.errors.js';
import type { LockedClaim } from '../claims.store.js';
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

/** On a claim that was denied or withdrawn nothing is paid, on one without a verified policy neither, and losses once approved. */
export function assertPayable(claim: LockedClaim, lines: readonly LedgerLine[]): void {
  if (claim.paymentsStoppedReason !== null)
    throw claimsError('claims.payments-stopped', { detail: claim.paymentsStoppedReason });
  if (claim.isCovered === null) throw claimsError('claims.policy-unverified');
  const isOfLoss = lines.some(({ costType }) => costType === 'loss');
  if (claim.status === 'approved' || (claim.status === 'under_review' && !isOfLoss)) return;
  throw claimsError('claims.status', {
    detail: `The claim is ${claim.status}: a loss is paid on a claim that is approved, other costs also while it is under review.`,
  });
}

/** What of a line can be paid: within the reserve, and of a loss within what the coverage owes. */
export function payable(
  ledger: ClaimLedger,
  line: LedgerLine,
  asked: string | null,
  pointer: string,
): LineAmount {
  const free = ledger.free(line);
  if (line.costType !== 'loss')
    return { lineId: line.id, amount: within(asked, free, 'claims.exceeds-reserve', pointer) };
  const due = ledger.dueOf(line);
  if (due === null) throw claimsError('claims.loss-not-assessed');
  if (due.isZero && asked === null) throw claimsError('claims.nothing-due');
  const amount = asked === null ? due : within(asked, due, 'claims.exceeds-settlement', pointer);
  return { lineId: line.id, amount: within(amount.toString(), free, 'claims.exceeds-reserve', pointer) };
}

function within(
  asked: string | null,
  most: Money,
  code: 'claims.exceeds-reserve' | 'claims.exceeds-settlement',
  pointer: string,
): Money {
  const amount = asked === null ? most : Money.parse(asked);
  if (amount.isZero) throw claimsError('claims.nothing-due');
  if (amount.compare(most) <= 0) return amount;
  throw claimsError(code, {
    errors: [{ pointer, detail: `must be at most ${most.toString()}` }],
    members: { available: most.toString() },
  });
}

/** All that is paid for losses stays within what was approved. */
export function assertApproved(claim: LockedClaim, ledger: ClaimLedger, ofLoss: Money): void {
  if (ofLoss.isZero) return;
  const left = Money.parse(claim.amountApproved ?? '0').minus(ledger.takenOfLoss());
  if (ofLoss.compare(left) <= 0) return;
  throw claimsError('claims.exceeds-approval', {
    detail: `Of what was approved ${left.toString()} are left.`,
    members: { available: left.toString() },
  });
}
