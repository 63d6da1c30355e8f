import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../shared/actor.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { NoticesStore } from '../../notices/notices.store.js';
import { nonRenewalOf, standingNonRenewal } from './non-renewal-entries.js';
import type { NonRenewalResponse } from './non-renewals.dto.js';

/** The non-renewal of a policy, if it has one. */
@Injectable()
export class ReadNonRenewal {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly notices: NoticesStore,
  ) {}

  async run(actor: Actor, id: string): Promise<NonRenewalResponse> {
    const { term, entries } = await this.ledger.read(actor, id);
    const entry = standingNonRenewal(entries);
    const known = entry && nonRenewalOf(entry);
    return {
      policyId: term.id,
      isNonRenewed: entry !== null,
      expirationDate: term.expirationDate,
      requestedBy: known?.requestedBy ?? null,
      reason: known?.reason ?? null,
      explanation: known?.explanation ?? null,
      note: known?.note ?? null,
      noticeDays: known?.noticeDays ?? null,
      noticeCitation: known?.noticeCitation ?? null,
      mailBy: known?.mailBy ?? null,
      stands: entry !== null && (known?.mailBy === null || (await this.notices.areAllMailed(entry.id))),
    };
  }
}
