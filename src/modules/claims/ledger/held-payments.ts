import { Injectable } from '@nestjs/common';
import { Money } from '../../../shared/money.js';
import type { LockedClaim } from '../claims.store.js';
import { Payees } from '../people/payees.js';
import type { ScreenedPayees, Screening } from '../sanctions/screen-payees.js';
import { ScreenPayees, assertNoMatch } from '../sanctions/screen-payees.js';
import type { HeldPayment } from './book-payment.js';
import type { ClaimLedger } from './domain/claim-ledger.js';
import { assertPayable, knownLine, promise } from './ledger.rules.js';
import type { ClaimTransactionResponse } from './transactions.dto.js';
import type { PayeeRow } from './transactions.writer.js';

/** Payments that were asked for at one time and are paid at another. */
@Injectable()
export class HeldPayments {
  constructor(
    private readonly payees: Payees,
    private readonly screening: ScreenPayees,
  ) {}

  /**
   * What it holds back is let go and asked for anew. Throws what a request of today would be refused for,
   * and while a payee may be one whom the law bars.
   */
  async assertStillDue(
    claim: LockedClaim,
    ledger: ClaimLedger,
    transaction: ClaimTransactionResponse,
  ): Promise<ScreenedPayees> {
    const asked = askedAgain(ledger, transaction);
    for (const { line, amount } of asked) ledger.release(line, amount);
    const { rows, screened } = await this.promiseAgain(claim, ledger, transaction);
    assertNoMatch(screened, rows);
    return screened;
  }

  /** Holds back for the same lines and payees once more. */
  async promiseAgain(
    claim: LockedClaim,
    ledger: ClaimLedger,
    transaction: ClaimTransactionResponse,
  ): Promise<{ readonly rows: readonly PayeeRow[]; readonly screened: Screening }> {
    const asked = askedAgain(ledger, transaction);
    assertPayable(
      claim,
      asked.map(({ line }) => line),
    );
    promise(claim, ledger, asked);
    const rows = transaction.payees.flatMap(({ contactIds, amount }, place) =>
      contactIds.map((contactId, position) => ({ place, position, contactId, amount })),
    );
    const isForServices = asked.some(({ line }) => line.costType !== 'loss');
    const named = await this.payees.assertPayable(claim.id, rows, isForServices);
    return { rows, screened: await this.screening.run(named) };
  }
}

export function heldPayment({ id, lines, paymentType }: ClaimTransactionResponse): HeldPayment {
  const held = lines.map(({ lineId, amount }) => ({ lineId, amount: Money.parse(amount) }));
  return { id, lines: held, paymentType };
}

function askedAgain(
  ledger: ClaimLedger,
  { lines }: ClaimTransactionResponse,
): readonly { readonly line: ReturnType<typeof knownLine>; readonly amount: Money }[] {
  return lines.map(({ lineId, amount }) => ({
    line: knownLine(ledger, lineId),
    amount: Money.parse(amount),
  }));
}
