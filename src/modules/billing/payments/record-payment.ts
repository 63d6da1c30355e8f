import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { isStaff } from '../../../shared/agency.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Money } from '../../../shared/money.js';
import { longDate } from '../../../shared/long-date.js';
import { AppConfig } from '../../../platform/config/config.js';
import { isUniqueViolation } from '../../../platform/http/database-faults.js';
import { over } from '../../../platform/typed.js';
import { Audit } from '../../audit/index.js';
import { AccountsStore } from '../accounts.store.js';
import { assertNoCardNumber } from '../assert-no-card.js';
import { billingError } from '../billing.errors.js';
import { billDue, book, inTurn } from '../domain/account.js';
import { NotePayer } from './note-payer.js';
import { Payment } from './payment.entity.js';
import { PaymentsQueries } from './payments.queries.js';
import type { PaymentMethod } from './payments.view.js';
import type { RecordedPaymentResponse } from './payments.dto.js';

export interface RecordPaymentInput {
  readonly amount: string;
  readonly receivedOn: CalendarDate;
  readonly method: PaymentMethod;
  /** The reference by which the money can be found at its source. */
  readonly externalReference: string;
  readonly source?: string | undefined;
  readonly note?: string | null | undefined;
}

const STAFF = 'staff';
/** Money may come with the application, and cover may be dated back by thirty days. */
const DAYS_AHEAD_OF_ACCOUNT = 30;
/** The most that one account may receive: a tenth of the largest amount, so that no sum of the account overflows. */
const MOST_RECEIVED = Money.parse('100000000000.00');

/** Books money received. It is applied to the oldest due date first; what nothing needs yet stays as credit. */
@Injectable()
export class RecordPayment {
  constructor(
    private readonly em: EntityManager,
    private readonly store: AccountsStore,
    private readonly queries: PaymentsQueries,
    private readonly payer: NotePayer,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  @Transactional()
  async run(actor: Actor, accountId: string, input: RecordPaymentInput): Promise<RecordedPaymentResponse> {
    const { externalReference, note = null, receivedOn, method } = input;
    assertNoCardNumber({ externalReference, note, source: input.source });
    const amount = Money.parse(input.amount);
    assertPlausible(amount, Money.ofCents(this.config.paymentLimit * 100));
    const source = sourceOf(actor, input.source);
    const before = await this.store.lock(actor, accountId);
    const today = this.clock.today(before.details.timeZone);
    if (before.account.closed) throw billingError('billing.account-closed');
    assertNotAhead(receivedOn, today);
    assertNotLongBefore(receivedOn, before.openedOn);
    assertPlausible(amount, MOST_RECEIVED.minus(before.account.sums.money));

    const id = newId();
    const change = inTurn(
      before.account,
      (account) => billDue(account, today),
      (account) => book(account, 'payment', amount.negated()),
    );

    await this.assertNew(source, externalReference);
    await over(this.em, Payment)
      .insertInto('Payment')
      .values({
        id,
        accountId,
        source,
        externalReference,
        amount: amount.toString(),
        method,
        receivedOn,
        note,
        recordedBy: actor.id,
      })
      .execute()
      .catch(taken);
    await this.store.save(accountId, change, {
      by: actor.id,
      at: this.clock.now(),
      today,
      effectiveOn: receivedOn,
      paymentId: id,
    });
    await this.audit.record(actor, {
      action: 'billing.payment-recorded',
      resourceType: 'payment',
      resourceId: id,
      changes: { accountId, amount: amount.toString(), method, source, receivedOn },
    });
    await this.payer.run(actor, before.details, { id, accountId, amount: amount.toString() });
    return this.queries.byId(actor, id);
  }

  private async assertNew(source: string, reference: string): Promise<void> {
    const earlier = await over(this.em, Payment)
      .selectFrom('Payment')
      .select('id')
      .where('source', '=', source)
      .where('externalReference', '=', reference)
      .executeTakeFirst();
    if (earlier) throw referenceTaken({ paymentId: earlier.id });
  }
}

/** Each agency has a source of its own, so that references of two agencies do not collide and none learns of the other's. */
function sourceOf(actor: Actor, named: string | undefined): string {
  if (isStaff(actor) || actor.agencyId === null) return named ?? STAFF;
  if (named === undefined) return `agency-${actor.agencyId.replaceAll('-', '')}`;
  throw billingError('billing.source-is-agency', {
    errors: [{ pointer: '/source', detail: 'must be left out by an agency' }],
  });
}

function assertPlausible(amount: Money, most: Money): void {
  if (amount.compare(most) <= 0) return;
  throw billingError('billing.payment-implausible', {
    errors: [{ pointer: '/amount', detail: `must be at most ${most.toString()}` }],
  });
}

export function assertNotAhead(on: CalendarDate, today: CalendarDate, field = 'receivedOn'): void {
  if (on <= today) return;
  throw billingError('billing.date-ahead', {
    errors: [{ pointer: `/${field}`, detail: `must not lie after today, which is ${longDate(today)}` }],
  });
}

function assertNotLongBefore(receivedOn: CalendarDate, openedOn: CalendarDate): void {
  const earliest = addDays(openedOn, -DAYS_AHEAD_OF_ACCOUNT);
  if (receivedOn >= earliest) return;
  throw billingError('billing.date-long-ago', {
    errors: [
      {
        pointer: '/receivedOn',
        detail: `must be ${longDate(earliest)} or later: the account was opened on ${longDate(openedOn)}`,
      },
    ],
  });
}

/** Two simultaneous recordings of the same money on different accounts both passed the check before. */
function taken(error: unknown): never {
  if (!isUniqueViolation(error)) throw error;
  throw referenceTaken({});
}

function referenceTaken(members: Readonly<Record<string, string>>): Error {
  return billingError('billing.reference-taken', {
    errors: [{ pointer: '/externalReference', detail: 'belongs to a payment that is recorded already' }],
    members,
  });
}
