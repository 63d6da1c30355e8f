import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import type { DeclarationsData } from '../../documents/index.js';
import { Documents } from '../../documents/index.js';
import type { PolicyTerm } from '../ledger/ledger.store.js';
import type { Lender } from './interests.js';
import { ownership } from './ownership.js';

/** Of which declarations lenders get copies. */
export interface CopiedDeclarations {
  readonly data: DeclarationsData;
  readonly lenders: readonly Lender[];
  /** The entry of the ledger that they tell of; null where only somebody comes or leaves. */
  readonly transactionId: string | null;
  readonly effectiveOn: CalendarDate;
}

/** Copies of declarations for those who lent money on what is insured. They wait to be mailed, and nothing depends on that. */
@Injectable()
export class LenderCopies {
  constructor(
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  /** The rows of the letters and of their mailing, for the caller's statement. */
  rows(
    actor: Actor,
    term: Pick<PolicyTerm, 'id' | 'agencyId' | 'customerId'>,
    { data, lenders, transactionId, effectiveOn }: CopiedDeclarations,
  ): readonly RawBuilder<unknown>[] {
    if (lenders.length === 0) return [];
    const letters = lenders.map(({ interest }) =>
      this.documents.issuing(actor, {
        kind: 'declarations',
        ...ownership(term),
        data: { ...data, copyFor: interest },
      }),
    );
    const notices = lenders.map(({ partyId, addressee }, index) => {
      return { id: newId(), partyId, addressee, documentId: letters[index]?.document.id };
    });
    const mailing = sql`
      insert into notices (id, policy_id, transaction_id, party_id, kind, addressed_to, document_id, due_on, effective_on,
                           is_required, created_at)
      select id, ${term.id}::uuid, ${transactionId}::uuid, "partyId", 'declaration', addressee, "documentId",
             ${data.issuedOn}::date, ${effectiveOn}::date, false, ${this.clock.now()}::timestamptz
        from json_to_recordset(${JSON.stringify(notices)}::json)
             as r (id uuid, "partyId" uuid, addressee jsonb, "documentId" uuid)`;
    return [...letters.flatMap((letter) => letter.rows), mailing];
  }
}
