import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { Found, Screening, ScreenedSubject } from '../../sanctions/index.js';
import { Portfolios, Sanctions, SanctionsFindings, openMatches } from '../../sanctions/index.js';
import { ContactsQueries } from '../people/contacts.queries.js';

/** All contacts, also those who have no claim now: a vendor is asked again. */
const CONTACTS = {
  name: 'claim-contacts',
  found: {
    subjectType: 'claim-contact',
    action: 'claims.sanctions-match-found',
    resourceType: 'claim-contact',
  },
} as const;

interface NamedPayee {
  readonly contactId: string;
  readonly name: string;
}

/** What waits because of a match. */
export interface PaymentOnHold {
  readonly id: string;
  readonly claimId: string;
  readonly claimNumber: string;
  readonly amount: string;
}

/** Whether contacts, and those whom a claim is to pay, may be somebody whom the law bars. */
@Injectable()
export class ScreenPayees {
  constructor(
    private readonly sanctions: Sanctions,
    private readonly findings: SanctionsFindings,
    private readonly portfolios: Portfolios,
    contacts: ContactsQueries,
  ) {
    portfolios.registerPeople({ ...CONTACTS, after: (last, limit) => contacts.namedAfter(last, limit) });
  }

  run(contacts: readonly NamedPayee[]): Promise<Screening> {
    return this.sanctions.screen(
      'claim-contact',
      contacts.map(({ contactId, name }) => ({ id: contactId, name })),
    );
  }

  /** Tells that payments wait for somebody who looks at the match. */
  async hold(actor: Actor, payments: readonly PaymentOnHold[], screening: Screening): Promise<void> {
    const contactIds = [...new Set(openMatches(screening).map(({ subjectId }) => subjectId))];
    const each = payments.map(({ id: transactionId, claimId, claimNumber: reference, amount }) => {
      const found: Found = {
        subjectType: 'claim-contact',
        action: 'claims.payment-held',
        resourceType: 'claim',
        resourceId: claimId,
        held: { type: 'claim-transaction', id: transactionId },
        reference,
        amount,
        changes: { transactionId, contactIds },
      };
      return { found, screening };
    });
    await this.findings.recordEach(actor, each);
  }

  /** Of one who was entered, such as a vendor, or has another name. Nobody is refused: payees are looked for when they are paid. */
  note(actor: Actor, contact: ScreenedSubject): Promise<void> {
    return this.portfolios.note(actor, CONTACTS, contact);
  }
}
