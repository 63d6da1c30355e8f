import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { over } from '../../../platform/typed.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import type {
  ClearSanctionsMatchRequest,
  ScreenedSubject,
  SubjectInQuestion,
  SubjectScreening,
  WithdrawSanctionsClearanceRequest,
} from '../../sanctions/index.js';
import { ClearMatches, Sanctions } from '../../sanctions/index.js';
import { ClaimRow } from '../claim.entity.js';
import { claimsError } from '../claims.errors.js';
import { ClaimPayee, ClaimTransaction } from '../ledger/ledger.entities.js';
import { ContactsQueries } from '../people/contacts.queries.js';
import type { ContactScreeningResponse } from './sanctions.dto.js';
import type { PaymentOnHold } from './screen-payees.js';
import { ScreenPayees } from './screen-payees.js';

const TYPE = 'claim-contact';

/** Whether a contact has the name of somebody who is listed, and who has found that it is somebody else. */
@Injectable()
export class ClearContacts {
  constructor(
    private readonly em: EntityManager,
    private readonly contacts: ContactsQueries,
    private readonly sanctions: Sanctions,
    private readonly matches: ClearMatches,
    private readonly screening: ScreenPayees,
  ) {}

  /** The name as it is now, against the list as it is now. */
  async look(id: string): Promise<ContactScreeningResponse> {
    const contact = await this.contacts.rows().where('id', '=', id).executeTakeFirst();
    if (!contact) throw claimsError('claims.contact-not-found');
    const { name } = contact;
    return shown({ subjectId: id, screening: await this.sanctions.look(TYPE, { id, name }) });
  }

  async clear(
    actor: Actor,
    contactId: string,
    expected: ExpectedRowVersion,
    body: ClearSanctionsMatchRequest,
  ): Promise<ContactScreeningResponse> {
    return shown(await this.matches.clear(actor, this.inQuestion(actor, contactId, expected), body));
  }

  async withdraw(
    actor: Actor,
    contactId: string,
    expected: ExpectedRowVersion,
    clearanceId: string,
    body: WithdrawSanctionsClearanceRequest,
  ): Promise<ContactScreeningResponse> {
    const question = this.inQuestion(actor, contactId, expected);
    return shown(await this.matches.withdraw(actor, question, clearanceId, body));
  }

  /** While it is held, no payment to it is released. */
  private inQuestion(actor: Actor, contactId: string, expected: ExpectedRowVersion): SubjectInQuestion {
    return {
      type: TYPE,
      room: 'claims',
      hold: async () => {
        const rows = this.contacts.rows().forNoKeyUpdate();
        const contact = await rows.where('id', '=', contactId).executeTakeFirst();
        if (!contact) throw claimsError('claims.contact-not-found');
        assertVersion(contact.rowVersion, expected);
        return { id: contactId, name: contact.name };
      },
      holdAgain: (contact) => this.holdAgain(actor, contact),
    };
  }

  private async holdAgain(actor: Actor, { id: contactId, name }: ScreenedSubject): Promise<void> {
    const screening = await this.screening.run([{ contactId, name }]);
    if (screening.screening !== 'possible_match') return;
    const payments = await this.markWaiting(contactId, screening.screeningList);
    await this.screening.hold(actor, payments, screening);
  }

  private markWaiting(contactId: string, screeningList: string | null): Promise<readonly PaymentOnHold[]> {
    return over(this.em, ClaimTransaction, ClaimPayee, ClaimRow)
      .updateTable('ClaimTransaction')
      .set({ screening: 'possible_match', screeningList })
      .set((row) => ({ rowVersion: row('rowVersion', '+', 1) }))
      .where('id', 'in', (eb) =>
        eb.selectFrom('ClaimPayee').select('transactionId').where('contactId', '=', contactId),
      )
      .where('status', 'in', ['pending', 'scheduled'])
      .where('screening', '=', 'cleared')
      .returning(['id', 'claimId', 'amount'])
      .returning((eb) =>
        eb
          .selectFrom('Claim')
          .select('claimNumber')
          .whereRef('Claim.id', '=', 'ClaimTransaction.claimId')
          .as('claimNumber'),
      )
      .$castTo<PaymentOnHold>()
      .execute();
  }
}

function shown({ subjectId, screening }: SubjectScreening): ContactScreeningResponse {
  return { contactId: subjectId, ...screening };
}
