import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import { Audit } from '../../audit/index.js';
import { amendedDocument } from '../documents/amended-document.js';
import { PolicyDocuments } from '../documents/policy-documents.js';
import { LedgerStore } from '../ledger/ledger.store.js';
import { PartiesQueries } from './parties.queries.js';
import { assertCanEnd } from './party.rules.js';
import type { PartyResponse } from './parties.dto.js';
import { PolicyParty } from './policy-party.entity.js';

/** Takes somebody off a policy from a day on, such as a lender who was paid back. */
@Injectable()
export class EndParty {
  constructor(
    private readonly em: EntityManager,
    private readonly ledger: LedgerStore,
    private readonly policyDocuments: PolicyDocuments,
    private readonly queries: PartiesQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    policyId: string,
    id: string,
    expected: ExpectedRowVersion,
    expirationDate: CalendarDate,
  ): Promise<PartyResponse> {
    const ledger = await this.ledger.lock(actor, policyId);
    const party = await this.queries.byId(actor, policyId, id);
    assertVersion(party.rowVersion, expected);
    assertCanEnd(party, expirationDate);

    await over(this.em, PolicyParty)
      .updateTable('PolicyParty')
      .set((row) => ({ expirationDate, rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .execute();
    if (expirationDate < ledger.term.expirationDate)
      await this.policyDocuments.amended(actor, ledger.term, amendedDocument(ledger, [], expirationDate));
    await this.audit.record(actor, {
      action: 'policies.party-ended',
      resourceType: 'policy',
      resourceId: policyId,
      changes: { partyId: id, role: party.role, expirationDate },
    });
    return this.queries.byId(actor, policyId, id);
  }
}
