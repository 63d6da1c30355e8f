import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { send } from '../../../platform/writes.js';
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
    const notices: object[] = [];
    for (const { partyId, addressee, interest } of lenders) {
      const copy = { ...data, copyFor: interest };
      const letter = { kind: 'declarations', ...ownership(term), data: copy } as const;
      const { id: documentId } = await this.documents.issue(actor, letter);
      notices.push({ id: newId(), partyId, addressee, documentId });
    }
    const mailing = sql`
      insert into notices (id, policy_id, transaction_id, party_id, kind, addressed_to, document_id, due_on, effective_on,
                           is_required, created_at)
      select id, ${term.id}::uuid, ${transactionId}::uuid, "partyId", 'declaration', addressee, "documentId",
             ${data.issuedOn}::date, ${effectiveOn}::date, false, ${this.clock.now()}::timestamptz
        from json_to_recordset(${JSON.stringify(notices)}::json)
             as r (id uuid, "partyId" uuid, addressee jsonb, "documentId" uuid)`;
    await send(this.em, mailing);
  }
}
