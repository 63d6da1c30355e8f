import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import type { Screening } from '../../sanctions/index.js';
import { Sanctions, openEntries, openMatches } from '../../sanctions/index.js';

interface NamedPayee {
  readonly contactId: string;
  readonly name: string;
}

/** Whether those whom a claim is to pay may be somebody whom the law bars. */
@Injectable()
export class ScreenPayees {
  constructor(
    private readonly sanctions: Sanctions,
    private readonly audit: Audit,
  ) {}

  run(contacts: readonly NamedPayee[]): Promise<Screening> {
    return this.sanctions.screen(
      'claim-contact',
      contacts.map(({ contactId, name }) => ({ id: contactId, name })),
    );
  }

  /** Tells that a payment waits for somebody who looks at the match. */
  hold(actor: Actor, claimId: string, transactionId: string, screening: Screening): Promise<void> {
    const contactIds = [...new Set(openMatches(screening).map(({ subjectId }) => subjectId))];
    return this.audit.record(actor, {
      action: 'claims.payment-held',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { transactionId, contactIds, ...openEntries(screening) },
    });
  }
}
