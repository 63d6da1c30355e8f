import { Injectable } from '@nestjs/common';
import { holds } from '../../../platform/http/permissions.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Money } from '../../../shared/money.js';
import type { RecordedLossResponse } from '../../customers/index.js';
import { CustomerLosses } from '../../customers/index.js';
import type { Ledger } from '../ledger/ledger.store.js';
import { policyError } from '../policies.errors.js';

/** Losses under a term, as claims have recorded them with the customer. */
@Injectable()
export class LossesOfTerm {
  constructor(private readonly losses: CustomerLosses) {}

  /** Losses of a day or later that were paid or may still be paid. A claim that ended without a payment is left out. */
  async since({ term }: Pick<Ledger, 'term'>, day: CalendarDate): Promise<readonly RecordedLossResponse[]> {
    const all = await this.losses.underPolicy(term.customerId, term.id);
    return all.filter(
      ({ occurredOn, isOpen, paid }) => occurredOn >= day && (isOpen || !Money.parse(paid).isZero),
    );
  }

  /**
   * Throws policies.losses-reported: without cover on the day of a loss its claim would not be paid, and with cover again one
   * would that is known already. Whoever acts for the insurer may decide so all the same, knowing of it.
   */
  assertNone(
    actor: Actor,
    losses: readonly RecordedLossResponse[],
    { despiteLosses = false }: { readonly despiteLosses?: boolean },
  ): void {
    if (losses.length === 0 || (despiteLosses && holds(actor, 'policies.cancel-for-insurer'))) return;
    const known = losses.map(({ claimNumber, occurredOn }) => `${claimNumber} of ${occurredOn}`);
    throw policyError('policies.losses-reported', {
      detail: `Reported: ${known.slice(0, 10).join(', ')}.`,
      members: { claims: losses.map(({ claimNumber }) => claimNumber).join(' ') },
    });
  }
}
