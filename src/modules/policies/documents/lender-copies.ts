import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { insertRowsOf } from '../../../platform/insert.js';
import type { DeclarationsData } from '../../documents/index.js';
import { Documents } from '../../documents/index.js';
import type { PolicyTerm } from '../ledger/ledger.store.js';
import type { Lender } from './interests.js';
import { ownership } from './ownership.js';
import { Notice } from '../notices/notice.entity.js';

/** Declarations of which lenders get copies. */
export interface CopiedDeclarations {
  readonly data: DeclarationsData;
  readonly lenders: readonly Lender[];
  /** The entry of the ledger that the declarations are about; null where only a party comes or leaves. */
  readonly transactionId: string | null;
  readonly effectiveOn: CalendarDate;
}

const NOTICES = insertRowsOf(Notice, [
  'id',
  'policyId',
  'transactionId',
  'partyId',
  'kind',
  'addressedTo',
  'documentId',
  'dueOn',
  'effectiveOn',
  'isRequired',
  'createdAt',
]);

/** Copies of declarations for those who lent money on what is insured. They wait to be mailed, and nothing depends on that. */
@Injectable()
export class LenderCopies {
  constructor(
    private readonly em: EntityManager,
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  async send(
    actor: Actor,
    term: Pick<PolicyTerm, 'id' | 'agencyId' | 'customerId'>,
    { data, lenders, transactionId, effectiveOn }: CopiedDeclarations,
  ): Promise<void> {
    if (lenders.length === 0) return;
    const createdAt = this.clock.now();
    const notices = [];
    for (const { partyId, addressee, interest } of lenders) {
      const copy = { ...data, copyFor: interest };
      const letter = { kind: 'declarations', ...ownership(term), data: copy } as const;
      const { id: documentId } = await this.documents.issue(actor, letter);
      notices.push({
        id: newId(),
        policyId: term.id,
        transactionId,
        partyId,
        kind: 'declaration',
        addressedTo: addressee,
        documentId,
        dueOn: data.issuedOn,
        effectiveOn,
        isRequired: false,
        createdAt,
      });
    }
    await NOTICES.send(this.em, notices);
  }
}
