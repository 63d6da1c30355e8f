import { Money } from '../../../../shared/money.js';
import type { CostType } from '../../authority/domain/authority.js';
import type { DueLoss } from '../../exposures/domain/due.js';
import { dueOf } from '../../exposures/domain/due.js';
import type { SettlementTerms } from '../../exposures/domain/settlement.js';

export interface ExposureRow {
  readonly id: string;
  readonly sequence: number;
  readonly coverage: string;
  readonly part: string | null;
  readonly itemId: string | null;
  readonly claimantId: string | null;
  readonly status: 'open' | 'closed';
  readonly lossAmount: string | null;
  readonly valueAtLoss: string | null;
}

export interface LineRow {
  readonly id: string;
  readonly exposureId: string;
  readonly costType: CostType;
  readonly reserved: string;
  readonly paid: string;
  /** The amount of payments that wait or are scheduled. */
  readonly held: string;
  readonly recovered: string;
}

export interface AggregateRow {
  readonly id: string;
  readonly coverage: string;
  readonly itemId: string | null;
  readonly limitCode: string;
  readonly limitAmount: string;
  readonly eroded: string;
}

export type ClaimEntryKind = 'reserve' | 'payment' | 'payment_reversal' | 'recovery' | 'recovery_reversal';

export interface NewClaimEntry {
  readonly sequence: number;
  readonly transactionId: string;
  readonly lineId: string;
  readonly kind: ClaimEntryKind;
  readonly amount: string;
}

export interface LedgerLine {
  readonly id: string;
  readonly costType: CostType;
  readonly exposure: ExposureRow;
  reserved: Money;
  paid: Money;
  held: Money;
  recovered: Money;
}

export interface LineAmount {
  readonly lineId: string;
  readonly amount: Money;
}

type Terms = SettlementTerms & { readonly code: string; readonly itemId: string | null };

/** The ledger of a claim in memory: it is read under the lock, changed by rules, and its changes are written together. */
export class ClaimLedger {
  readonly lines: readonly LedgerLine[];
  private readonly aggregates: { readonly row: AggregateRow; eroded: Money }[];
  private readonly entries: NewClaimEntry[] = [];
  private readonly changed = new Set<LedgerLine>();
  private readonly closed = new Set<string>();

  constructor(
    private readonly terms: readonly Terms[],
    readonly exposures: readonly ExposureRow[],
    lines: readonly LineRow[],
    aggregates: readonly AggregateRow[],
    private readonly lastTransaction: number,
    private readonly lastEntry: number,
  ) {
    const byId = new Map(exposures.map((each) => [each.id, each]));
    this.lines = lines.map(({ id, costType, exposureId, reserved, paid, held, recovered }) => ({
      id,
      costType,
      exposure: byId.get(exposureId) as ExposureRow,
      reserved: Money.parse(reserved),
      paid: Money.parse(paid),
      held: Money.parse(held),
      recovered: Money.parse(recovered),
    }));
    this.aggregates = aggregates.map((row) => ({ row, eroded: Money.parse(row.eroded) }));
  }

  /** The number of the next transaction, or of the one so many after it. */
  transactionNumber(more = 0): number {
    return this.lastTransaction + 1 + more;
  }

  line(id: string): LedgerLine | undefined {
    return this.lines.find((each) => each.id === id);
  }

  /** The reserve that is neither paid nor held. */
  free({ reserved, paid, held }: LedgerLine): Money {
    return reserved.minus(paid).minus(held);
  }

  /** What the losses of the coverage of a line are settled for, and what of that is still to be paid. */
  settlementOf({ coverage, itemId }: Pick<ExposureRow, 'coverage' | 'itemId'>): readonly DueLoss[] {
    const terms = this.terms.find((each) => each.code === coverage && each.itemId === itemId);
    if (!terms) return [];
    const losses = this.exposures
      .filter((each) => each.coverage === coverage && each.itemId === itemId && each.lossAmount !== null)
      .map((each) => ({
        id: each.id,
        part: each.part,
        person: each.claimantId ?? 'insured',
        amount: Money.parse(each.lossAmount ?? '0'),
        value: each.valueAtLoss === null ? null : Money.parse(each.valueAtLoss),
        paid: this.takenOf(each.id),
      }));
    return dueOf(terms, losses, this.aggregateRoom(coverage, itemId));
  }

  /** Null where nobody has assessed the loss. */
  dueOf(line: LedgerLine): Money | null {
    return this.settlementOf(line.exposure).find(({ id }) => id === line.exposure.id)?.due ?? null;
  }

  setReserve(transactionId: string, line: LedgerLine, to: Money): void {
    const change = to.minus(line.reserved);
    if (change.isZero) return;
    line.reserved = to;
    this.book(transactionId, line, 'reserve', change);
  }

  hold(line: LedgerLine, amount: Money): void {
    line.held = line.held.plus(amount);
    this.changed.add(line);
    this.erode(line, amount);
  }

  release(line: LedgerLine, amount: Money): void {
    line.held = line.held.minus(amount);
    this.changed.add(line);
    this.erode(line, amount.negated());
  }

  /** The amount held before. */
  pay(transactionId: string, line: LedgerLine, amount: Money): void {
    line.held = line.held.minus(amount);
    line.paid = line.paid.plus(amount);
    this.book(transactionId, line, 'payment', amount);
  }

  takeBack(transactionId: string, line: LedgerLine, amount: Money): void {
    line.paid = line.paid.minus(amount);
    this.book(transactionId, line, 'payment_reversal', amount.negated());
    this.erode(line, amount.negated());
  }

  /** After the last payment nothing is set aside any more. */
  finish(transactionId: string, line: LedgerLine): void {
    this.setReserve(transactionId, line, line.paid.plus(line.held));
    const rest = this.lines.filter(({ exposure }) => exposure.id === line.exposure.id);
    if (rest.every((each) => this.free(each).isZero && each.held.isZero)) this.closed.add(line.exposure.id);
  }

  recover(transactionId: string, line: LedgerLine, amount: Money): void {
    line.recovered = line.recovered.plus(amount);
    this.book(transactionId, line, amount.isNegative ? 'recovery_reversal' : 'recovery', amount);
  }

  /** What was paid or is promised for the loss of an exposure. */
  takenOf(exposureId: string): Money {
    const lines = this.lines.filter((each) => each.exposure.id === exposureId && each.costType === 'loss');
    return Money.sum(lines.map(({ paid, held }) => paid.plus(held)));
  }

  /** What was paid or is promised for loss on the whole claim. */
  takenOfLoss(): Money {
    return Money.sum(this.exposures.map(({ id }) => this.takenOf(id)));
  }

  /** What was paid for loss on the whole claim; recoveries are not subtracted. */
  paidForLoss(): Money {
    const lines = this.lines.filter(({ costType }) => costType === 'loss');
    return Money.sum(lines.map(({ paid, recovered }) => paid.minus(recovered)));
  }

  changes(): {
    readonly lines: readonly object[];
    readonly aggregates: readonly object[];
    readonly entries: readonly NewClaimEntry[];
    readonly closedExposures: readonly string[];
  } {
    return {
      lines: [...this.changed].map(({ id, reserved, paid, held, recovered }) => {
        return { id, reserved, paid, held, recovered };
      }),
      aggregates: this.aggregates
        .filter(({ row, eroded }) => !eroded.equals(Money.parse(row.eroded)))
        .map(({ row, eroded }) => ({ id: row.id, eroded })),
      entries: this.entries,
      closedExposures: [...this.closed],
    };
  }

  private book(transactionId: string, line: LedgerLine, kind: ClaimEntryKind, amount: Money): void {
    this.changed.add(line);
    const sequence = this.lastEntry + this.entries.length + 1;
    this.entries.push({ sequence, transactionId, lineId: line.id, kind, amount: amount.toString() });
  }

  /**
   * What other claims have left of each aggregate limit, by its code: of the limit that was promised for this loss, which
   * another loss of the term may have found higher or lower.
   */
  private aggregateRoom(coverage: string, itemId: string | null): ReadonlyMap<string, Money> {
    const rows = this.aggregates.filter(({ row }) => row.coverage === coverage && row.itemId === itemId);
    return new Map(
      rows.map(({ row, eroded }) => {
        const own = this.exposures
          .filter((each) => this.isLimitedBy(row, each))
          .map(({ id }) => this.takenOf(id));
        const promised = this.limitOf(row)?.amount ?? row.limitAmount;
        const room = Money.parse(promised).minus(eroded).plus(Money.sum(own));
        return [row.limitCode, room.isNegative ? Money.ZERO : room];
      }),
    );
  }

  private erode({ costType, exposure }: LedgerLine, amount: Money): void {
    if (costType !== 'loss') return;
    for (const each of this.aggregates)
      if (this.isLimitedBy(each.row, exposure)) each.eroded = each.eroded.plus(amount);
  }

  private isLimitedBy({ coverage, itemId, limitCode }: AggregateRow, exposure: ExposureRow): boolean {
    if (exposure.coverage !== coverage || exposure.itemId !== itemId) return false;
    const part = this.limitOf({ coverage, itemId, limitCode })?.part ?? null;
    return part === null || part === exposure.part;
  }

  private limitOf({
    coverage,
    itemId,
    limitCode,
  }: Pick<AggregateRow, 'coverage' | 'itemId' | 'limitCode'>): Terms['limits'][number] | undefined {
    return this.terms
      .find((each) => each.code === coverage && each.itemId === itemId)
      ?.limits.find(({ code }) => code === limitCode);
  }
}
