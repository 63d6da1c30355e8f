import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { longDate } from '../../../../shared/long-date.js';
import type { ExpectedRowVersion } from '../../../../platform/http/etag.js';
import type { LedgerEntry } from '../../domain/ledger-entry.js';
import type { Ledger } from '../../ledger/ledger.store.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { policyError } from '../../policies.errors.js';
import { PoliciesQueries } from '../../policies.queries.js';
import { assertNotRunOut } from '../../policies.rules.js';
import type { WithdrawalReason } from './domain/non-renewal-reason.js';
import { NonRenewalWriter } from './non-renewal-writer.js';
import { nonRenewalOf, standingNonRenewal } from './non-renewal-entries.js';
import { assertMayNonRenewFor } from './non-renewal.rules.js';
import type { PolicyResponse } from '../../policies.dto.js';

export interface WithdrawalInput {
  readonly reason: WithdrawalReason;
  readonly note?: string | undefined;
}

/** Lets a policy be renewed after all, as long as its term has not run out. */
@Injectable()
export class WithdrawNonRenewal {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly writer: NonRenewalWriter,
    private readonly queries: PoliciesQueries,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { reason, note }: WithdrawalInput,
  ): Promise<PolicyResponse> {
    const ledger = await this.ledger.lockVersion(actor, id, expected);
    const today = this.clock.today(ledger.term.timeZone);
    assertNotRunOut(ledger.term, today);
    const announcement = announcementOf(ledger);
    assertMayNonRenewFor(actor, nonRenewalOf(announcement).requestedBy);

    await this.writer.takeBack(actor, ledger, announcement, { reason, note: note ?? null }, today);
    return this.queries.byId(actor, id);
  }
}

function announcementOf({ term, entries }: Ledger): LedgerEntry {
  const announcement = standingNonRenewal(entries);
  if (announcement) return announcement;
  throw policyError('policies.not-non-renewed', {
    detail: `Policy ${term.policyNumber}, which ends on ${longDate(term.expirationDate)}.`,
  });
}
