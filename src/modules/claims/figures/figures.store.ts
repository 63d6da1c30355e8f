import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { insertOf } from '../../../platform/insert.js';
import { rowsText } from '../../../platform/records.js';
import { Statement } from '../../../platform/statement.js';
import { calendarDateIn } from '../../../shared/calendar-date.js';
import { Money } from '../../../shared/money.js';
import type { LockedClaim } from '../claims.store.js';
import type { ClaimLedger, NewClaimEntry } from '../ledger/domain/claim-ledger.js';
import { isOpenClaim } from '../lifecycle/domain/claim-status.js';
import { OFFICE } from '../time-zones.js';
import { monthOf, quarterOf } from './domain/quarters.js';
import { ClaimFigureChange } from './figures.entity.js';
import type { FigureChange } from './figures.queries.js';
import { CHANGE_FIELDS, CHANGE_KEY, NOT_NOTHING, SIGNED_SUMS, trueFigures } from './figures.queries.js';

/** The contribution of a claim to the figures. */
const OF_CLAIM = new Statement<{ readonly claimId: string }, FigureChange>(({ claimId }) =>
  trueFigures(sql`c.id = ${claimId}`),
);

const ADD = insertOf(ClaimFigureChange, [
  'productType',
  'state',
  'lossQuarter',
  'month',
  'claims',
  'reservedLoss',
  'reservedExpense',
  'paidLoss',
  'paidExpense',
  'recovered',
  'reportedOn',
  'openClaims',
  'outstanding',
]);

/** What is left of rows that take back and rows that add. */
const PUT = new Statement<{ readonly rows: string }>(
  ({ rows }) => sql`
    insert into claim_figure_changes (product_type, state, loss_quarter, month, reported_on, claims, reserved_loss,
                                      reserved_expense, paid_loss, paid_expense, recovered, open_claims, outstanding)
    select ${CHANGE_KEY}, ${SIGNED_SUMS} from jsonb_to_recordset(${rows}::jsonb) as r (${CHANGE_FIELDS}, sign integer)
     group by ${CHANGE_KEY} having ${NOT_NOTHING}`,
);

type OfClaim = Pick<LockedClaim, 'productType' | 'state' | 'lossOn'>;
type Booked = OfClaim & Pick<LockedClaim, 'status' | 'duplicateOf' | 'reportedAt'>;

/**
 * Writes down what each booking adds to the figures of claims, in its transaction and under the lock of the claim. Nobody waits
 * for the row of a sum: adding up comes later, and whoever reads the sums adds what is not in them yet.
 */
@Injectable()
export class FiguresStore {
  constructor(private readonly em: EntityManager) {}

  /** A claim that was reported. */
  async report(claim: OfClaim, reportedAt: Date): Promise<void> {
    await ADD.send(this.em, {
      ...NOTHING,
      ...placeOf(claim, reportedAt),
      claims: 1,
      reportedOn: calendarDateIn(OFFICE, reportedAt),
      openClaims: 1,
      outstanding: '0',
    });
  }

  /** The bookings of its ledger. */
  async book(claim: Booked, ledger: ClaimLedger, entries: readonly NewClaimEntry[], at: Date): Promise<void> {
    if (entries.length === 0) return;
    const sum = (kind: string, isLoss?: boolean): Money =>
      Money.sum(
        entries
          .filter((entry) => entry.kind.startsWith(kind))
          .filter(
            ({ lineId }) => isLoss === undefined || (ledger.line(lineId)?.costType === 'loss') === isLoss,
          )
          .map(({ amount }) => Money.parse(amount)),
      );
    const outstanding = isOpenClaim(claim.status) ? sum('reserve').minus(sum('payment')) : Money.ZERO;
    await ADD.send(this.em, {
      ...placeOf(claim.duplicateOf === null ? claim : { ...claim, lossOn: null }, at),
      claims: 0,
      reservedLoss: sum('reserve', true).toString(),
      reservedExpense: sum('reserve', false).toString(),
      paidLoss: sum('payment', true).toString(),
      paidExpense: sum('payment', false).toString(),
      recovered: sum('recovery').toString(),
      reportedOn: calendarDateIn(OFFICE, new Date(claim.reportedAt)),
      openClaims: 0,
      outstanding: outstanding.toString(),
    });
  }

  /**
   * Around what makes a claim belong elsewhere: its day is corrected, its policy found, it is opened, ended, merged. Takes back
   * what it was and adds what it has become.
   */
  async recount(claimId: string, change: () => Promise<void>): Promise<void> {
    const before = await OF_CLAIM.rows(this.em, { claimId });
    await change();
    const after = await OF_CLAIM.rows(this.em, { claimId });
    await this.put([
      ...before.map((row) => ({ ...row, sign: -1 })),
      ...after.map((row) => ({ ...row, sign: 1 })),
    ]);
  }

  /** Adds and takes back, and leaves out what comes to nothing. */
  put(rows: readonly (FigureChange & { readonly sign: number })[]): Promise<void> {
    return PUT.send(this.em, { rows: rowsText(rows) });
  }
}

const NOTHING = {
  reservedLoss: '0',
  reservedExpense: '0',
  paidLoss: '0',
  paidExpense: '0',
  recovered: '0',
} as const;

type OfPlace = Pick<FigureChange, 'productType' | 'state' | 'lossQuarter' | 'month'>;

/** As long as nobody knows the policy or the day, it is no figure by loss. */
function placeOf({ productType, state, lossOn }: OfClaim, at: Date): OfPlace {
  const isCounted = productType !== null && state !== null && lossOn !== null;
  return {
    productType,
    state,
    lossQuarter: isCounted ? quarterOf(lossOn) : null,
    month: isCounted ? monthOf(calendarDateIn(OFFICE, at)) : null,
  };
}
