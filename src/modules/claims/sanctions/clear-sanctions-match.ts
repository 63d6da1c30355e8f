import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { over } from '../../../platform/typed.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import type {
  ClearSanctionsMatchRequest,
  ScreenedSubject,
  WithdrawSanctionsClearanceRequest,
} from '../../sanctions/index.js';
import { Sanctions } from '../../sanctions/index.js';
import { claimsError } from '../claims.errors.js';
import { ClaimPayee, ClaimTransaction } from '../ledger/ledger.entities.js';
import { ContactsQueries } from '../people/contacts.queries.js';
import type { ContactScreeningResponse } from './sanctions.dto.js';
import { ScreenPayees } from './screen-payees.js';

const TYPE = 'claim-contact';

/** Whether a contact has the name of somebody who is listed, and who has found that it is somebody else. */
@Injectable()
export class ClearSanctionsMatch {
  constructor(
    private readonly em: EntityManager,
    private readonly contacts: ContactsQueries,
    private readonly sanctions: Sanctions,
    private readonly screening: ScreenPayees,
    private readonly audit: Audit,
  ) {}

  /** The name as it is now, against the list as it is now. */
  async look(contactId: string): Promise<ContactScreeningResponse> {
    const contact = await this.contacts.rows().where('id', '=', contactId).executeTakeFirst();
    if (!contact) throw claimsError('claims.contact-not-found');
    return this.looked({ id: contactId, name: contact.name });
  }

  /** On the version of the contact that was looked at: what was found is about its name. */
  @Transactional()
  async run(
    actor: Actor,
    contactId: string,
    expected: ExpectedRowVersion,
    body: ClearSanctionsMatchRequest,
  ): Promise<ContactScreeningResponse> {
    const subject = await this.held(contactId, expected);
    const cleared = await this.sanctions.clear(actor, TYPE, subject, body);
    await this.record(actor, contactId, 'match-cleared', { ...cleared, reason: body.reason });
    return this.looked(subject);
  }

  /** What was asked for or approved while it held, and has not been paid yet, waits again. */
  @Transactional()
  async withdraw(
    actor: Actor,
    contactId: string,
    expected: ExpectedRowVersion,
    clearanceId: string,
    { reason }: WithdrawSanctionsClearanceRequest,
  ): Promise<ContactScreeningResponse> {
    const subject = await this.held(contactId, expected);
    const { listEntry } = await this.sanctions.withdraw(actor, TYPE, contactId, clearanceId, reason);
    await this.record(actor, contactId, 'clearance-withdrawn', { clearanceId, listEntry, reason });
    const screening = await this.screening.run([{ contactId, name: subject.name }]);
    if (screening.screening === 'possible_match') {
      const { screeningList } = screening;
      for (const { id, claimId } of await this.holdWaiting(contactId, screeningList))
        await this.screening.hold(actor, claimId, id, screening);
    }
    return this.looked(subject);
  }

  /** Two who decide on the same come one after the other, no name changes meanwhile, and no payment is released. */
  private async held(contactId: string, expected: ExpectedRowVersion): Promise<ScreenedSubject> {
    const rows = this.contacts.rows().forNoKeyUpdate();
    const contact = await rows.where('id', '=', contactId).executeTakeFirst();
    if (!contact) throw claimsError('claims.contact-not-found');
    assertVersion(contact.rowVersion, expected);
    return { id: contactId, name: contact.name };
  }

  private holdWaiting(
    contactId: string,
    screeningList: string | null,
  ): Promise<readonly { readonly id: string; readonly claimId: string }[]> {
    return over(this.em, ClaimTransaction, ClaimPayee)
      .updateTable('ClaimTransaction')
      .set({ screening: 'possible_match', screeningList })
      .set((row) => ({ rowVersion: row('rowVersion', '+', 1) }))
      .where('id', 'in', (eb) =>
        eb.selectFrom('ClaimPayee').select('transactionId').where('contactId', '=', contactId),
      )
      .where('status', 'in', ['pending', 'scheduled'])
      .where('screening', '=', 'cleared')
      .returning(['id', 'claimId'])
      .execute();
  }

  private async looked(subject: ScreenedSubject): Promise<ContactScreeningResponse> {
    return { contactId: subject.id, ...(await this.sanctions.look(TYPE, subject)) };
  }

  private record(
    actor: Actor,
    resourceId: string,
    what: string,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const action = `claims.sanctions-${what}`;
    return this.audit.record(actor, { action, resourceType: 'claim-contact', resourceId, changes });
  }
}
