import { Injectable } from '@nestjs/common';
import { Money } from '../../../shared/money.js';
import type { Actor } from '../../../shared/actor.js';
import type { DomainError } from '../../../shared/errors.js';
import type { LockedClaim } from '../claims.store.js';
import { Payees } from '../people/payees.js';
import type { Screening } from '../../sanctions/index.js';
import { matchErrorOf } from '../../sanctions/index.js';
import { ScreenPayees } from '../sanctions/screen-payees.js';
import type { HeldPayment } from './book-payment.js';
import type { ClaimLedger } from './domain/claim-ledger.js';
import { assertPayable, knownLine, promise } from './ledger.rules.js';
import type { ClaimTransactionResponse } from './transactions.dto.js';
import type { PayeeRow } from './transactions.writer.js';
import { TransactionsWriter } from './transactions.writer.js';

/** Payments that were requested at one time and are paid later. */
@Injectable()
export class HeldPayments {
  constructor(
    private readonly payees: Payees,
    private readonly screening: ScreenPayees,
    private readonly writer: TransactionsWriter,
  ) {}

  /**
   * What it holds back is let go and asked for anew. Throws what a request of today would be refused for; that a payee may be
   * one whom the law bars is told to the caller, who keeps it.
   */
  async assertStillDue(
    claim: LockedClaim,
    ledger: ClaimLedger,
    transaction: ClaimTransactionResponse,
  ): Promise<Screening> {
    const asked = askedAgain(ledger, transaction);
    for (const { line, amount } of asked) ledger.release(line, amount);
    return (await this.promiseAgain(claim, ledger, transaction)).screened;
  }

  /** A payee was listed since, or is named like one who is: it waits, and that is told. Nothing else of it changes. */
  async hold(actor: Actor, transaction: ClaimTransactionResponse, screened: Screening): Promise<DomainError> {
    const { id, screening, screeningList, payees } = transaction;
    if (screening !== 'possible_match' || screeningList !== screened.screeningList) {
      await this.writer.hold(id, screened);
      await this.screening.hold(actor, [transaction], screened);
    }
    return matchErrorOf(screened, (contactId) =>
      payees.flatMap(({ contactIds }, place) =>
        contactIds.includes(contactId) ? [`/payees/${place}/contactIds`] : [],
      ),
    );
  }

  /** Holds the same amounts for the same payees once more. */
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
