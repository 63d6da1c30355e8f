import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { insertOf, insertRowsOf } from '../../../platform/insert.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import type { Money } from '../../../shared/money.js';
import type { Measure } from '../authority/domain/authority.js';
import type { LockedClaim } from '../claims.store.js';
import { dateOfMoment } from '../date-of-moment.js';
import type { LineAmount } from './domain/claim-ledger.js';
import type { ScreeningKept } from '../../sanctions/index.js';
import { ClaimPayee, ClaimTransaction } from './ledger.entities.js';
import type {
  ClaimTransactionKind,
  ClaimTransactionResponse,
  ClaimTransactionStatus,
} from './transactions.dto.js';

export interface NewTransaction {
  readonly id?: string;
  readonly claim: Pick<LockedClaim, 'id' | 'claimNumber'>;
  readonly sequence: number;
  readonly kind: ClaimTransactionKind;
  readonly status: 'pending' | 'scheduled' | 'booked';
  readonly amount: Money;
  readonly lines: readonly LineAmount[];
  readonly at: Date;
  readonly memo?: string | null | undefined;
  readonly coverage?: string;
  readonly measures?: readonly Measure[];
  readonly paymentType?: string;
  readonly recoveryKind?: string;
  readonly method?: string;
  readonly payableOn?: string;
  readonly seriesId?: string | null;
  readonly reissueOf?: string;
  /** The payees, for a payment. */
  readonly payees?: readonly PayeeRow[];
  readonly screened?: ScreeningKept;
}

export interface PayeeRow {
  readonly place: number;
  readonly position: number;
  readonly contactId: string;
  readonly amount: string;
}

const INSERT = insertOf(ClaimTransaction, [
  'id',
  'claimId',
  'sequence',
  'kind',
  'status',
  'amount',
  'lines',
  'coverage',
  'paymentType',
  'recoveryKind',
  'method',
  'payableOn',
  'seriesId',
  'reissueOf',
  'memo',
  'screening',
  'screeningList',
  'measures',
  'requestedBy',
  'requestedAt',
  'decidedBy',
  'decidedAt',
  'bookedAt',
]);

const PAYEES = insertRowsOf(ClaimPayee, ['transactionId', 'place', 'position', 'contactId', 'amount']);

interface Decision extends ScreeningKept {
  readonly id: string;
  readonly status: ClaimTransactionStatus;
  readonly by: string | null;
  readonly at: Date;
  readonly reason: string | null;
  readonly bookedAt: Date | null;
}

const DECIDE = new Statement<Decision>(
  ({ id, status, by, at, reason, bookedAt, screening, screeningList }, em) =>
    over(em, ClaimTransaction)
      .updateTable('ClaimTransaction')
      .set({ status, decidedBy: by, decidedAt: at, decisionReason: reason, bookedAt })
      .set({ screening, screeningList })
      .set((row) => ({ rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id),
);

const BOOK = new Statement<ScreeningKept & { readonly id: string; readonly at: Date }>(
  ({ id, at, screening, screeningList }, em) =>
    over(em, ClaimTransaction)
      .updateTable('ClaimTransaction')
      .set({ status: 'booked', bookedAt: at, screening, screeningList })
      .set((row) => ({ rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id),
);

const HOLD = new Statement<ScreeningKept & { readonly id: string }>(({ id, screening, screeningList }, em) =>
  over(em, ClaimTransaction)
    .updateTable('ClaimTransaction')
    .set({ screening, screeningList })
    .set((row) => ({ rowVersion: row('rowVersion', '+', 1) }))
    .where('id', '=', id),
);

const END = new Statement<Omit<Decision, 'bookedAt' | keyof ScreeningKept>>(
  ({ id, status, by, at, reason }, em) =>
    over(em, ClaimTransaction)
      .updateTable('ClaimTransaction')
      .set({ status, endedBy: by, endedAt: at, endReason: reason })
      .set((row) => ({ rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id),
);

/** The rows of transactions: written with the ledger, in the transaction of the use case. */
@Injectable()
export class TransactionsWriter {
  constructor(private readonly em: EntityManager) {}

  /** The transaction as it is written: nothing has to be read of it. */
  async insert(actor: Actor, row: NewTransaction): Promise<ClaimTransactionResponse> {
    const { payees = [] } = row;
    const written = newTransaction(actor, row);
    await INSERT.send(this.em, {
      ...written,
      lines: JSON.stringify(written.lines),
      measures: JSON.stringify(written.measures),
      requestedAt: row.at,
      decidedAt: dateOfMoment(written.decidedAt),
      bookedAt: dateOfMoment(written.bookedAt),
    });
    await PAYEES.send(
      this.em,
      payees.map((payee) => ({ transactionId: written.id, ...payee })),
    );
    return written;
  }

  decide(decision: Decision): Promise<void> {
    return DECIDE.send(this.em, decision);
  }

  book(id: string, at: Date, { screening, screeningList }: ScreeningKept): Promise<void> {
    return BOOK.send(this.em, { id, at, screening, screeningList });
  }

  /** What a look at the list has found of a payment that waits. */
  hold(id: string, { screening, screeningList }: ScreeningKept): Promise<void> {
    return HOLD.send(this.em, { id, screening, screeningList });
  }

  end(end: Omit<Decision, 'bookedAt' | keyof ScreeningKept>): Promise<void> {
    return END.send(this.em, end);
  }
}

/** What `TransactionsQueries.byId` says of it from then on. */
function newTransaction(actor: Actor, row: NewTransaction): ClaimTransactionResponse {
  const { claim, payees = [] } = row;
  const at = row.at.toISOString();
  const isDecided = row.status !== 'pending';
  const instruments = Map.groupBy(payees, ({ place }) => place);
  return {
    id: row.id ?? newId(),
    claimId: claim.id,
    claimNumber: claim.claimNumber,
    sequence: row.sequence,
    kind: row.kind,
    status: row.status,
    amount: row.amount.toString(),
    lines: row.lines.map(({ lineId, amount }) => ({ lineId, amount: amount.toString() })),
    payees: [...instruments.values()].map((named) => ({
      contactIds: named.map(({ contactId }) => contactId),
      amount: named[0]?.amount ?? '',
    })),
    coverage: row.coverage ?? null,
    paymentType: row.paymentType ?? null,
    recoveryKind: row.recoveryKind ?? null,
    method: row.method ?? null,
    payableOn: row.payableOn ?? null,
    seriesId: row.seriesId ?? null,
    reissueOf: row.reissueOf ?? null,
    memo: row.memo ?? null,
    screening: row.screened?.screening ?? null,
    screeningList: row.screened?.screeningList ?? null,
    measures: row.measures ?? [],
    requestedBy: actor.id,
    requestedAt: at,
    decidedBy: isDecided ? actor.id : null,
    decidedAt: isDecided ? at : null,
    decisionReason: null,
    bookedAt: row.status === 'booked' ? at : null,
    endedBy: null,
    endedAt: null,
    endReason: null,
    rowVersion: 1,
  };
}
