import { Injectable } from '@nestjs/common';
import type { InferKyselyTable } from '@mikro-orm/postgresql';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Updateable } from 'kysely';
import { sql } from 'kysely';
import { moment } from '../../platform/sql.js';
import { insertOf } from '../../platform/insert.js';
import { Statement } from '../../platform/statement.js';
import type { BY_ENTITY } from '../../platform/entity-names.js';
import { over } from '../../platform/typed.js';
import { assertInTransaction, send } from '../../platform/writes.js';
import type { Actor } from '../../shared/actor.js';
import { mayWorkFor } from '../../shared/agency.js';
import { claimsError } from './claims.errors.js';
import { ClaimRow } from './claim.entity.js';
import type { GoverningTerms } from './coverage/governing-terms.js';
import type { ClaimStatus } from './lifecycle/domain/claim-status.js';
import type { ClaimData } from './notices/domain/claim-data.js';

/** A claim under its lock. */
export interface LockedClaim {
  readonly id: string;
  readonly claimNumber: string;
  readonly status: ClaimStatus;
  readonly policyId: string | null;
  readonly customerId: string | null;
  readonly agencyId: string | null;
  readonly adjusterId: string | null;
  readonly productType: string | null;
  readonly state: string | null;
  readonly timeZone: string | null;
  readonly data: ClaimData;
  readonly lossOn: string | null;
  readonly lossAt: string | null;
  readonly cause: string | null;
  readonly catastropheCode: string | null;
  readonly coverage: string | null;
  /** The claim into which it was merged. */
  readonly duplicateOf: string | null;
  readonly isCovered: boolean | null;
  readonly notCoveredReason: string | null;
  /** The terms of the policy by coverage and item; null until the coverage was verified. */
  readonly terms: readonly GoverningTerms[] | null;
  readonly amountClaimed: string | null;
  readonly amountApproved: string | null;
  readonly paymentsStoppedReason: string | null;
  /** The special investigation that lets nothing be paid. */
  readonly heldByInvestigationId: string | null;
  readonly reportedAt: string;
  readonly resolvedAt: string | null;
  readonly rowVersion: number;
}

const LOCK = new Statement<{ readonly id: string }, LockedClaim>(
  ({ id }) => sql`
    select c.id, c.claim_number, c.status, c.policy_id, c.customer_id,
           c.agency_id, c.adjuster_id, c.product_type, c.state, c.time_zone, c.data, c.loss_on::text,
           ${moment('c.loss_at')} as loss_at, c.cause, c.catastrophe_code, c.coverage, c.duplicate_of, c.is_covered,
           c.not_covered_reason, c.terms, c.amount_claimed::text, c.amount_approved::text, c.payments_stopped_reason,
           c.held_by_investigation_id, ${moment('c.reported_at')} as reported_at, ${moment('c.resolved_at')} as resolved_at,
           c.row_version
      from claims c where c.id = ${id} for no key update`,
);

export const INSERT_CLAIM = insertOf(ClaimRow, [
  'id',
  'claimNumber',
  'policyId',
  'policyNumber',
  'customerId',
  'insuredName',
  'agencyId',
  'productType',
  'state',
  'timeZone',
  'data',
  'segmentTransactionId',
  'lossOn',
  'lossAt',
  'cause',
  'catastropheCode',
  'isCovered',
  'notCoveredReason',
  'terms',
  'reportedAt',
  'amountClaimed',
  'submittedAt',
  'createdAt',
  'updatedAt',
]);

/** A statement without a value is planned anew each time. */
const NUMBER = new Statement<{ readonly isPrepared: boolean }, { readonly number: string }>(
  ({ isPrepared }) => sql`select generate_claim_number() as number where ${isPrepared}`,
);

type ClaimChange = Omit<Updateable<InferKyselyTable<typeof ClaimRow, typeof BY_ENTITY>>, 'id' | 'rowVersion'>;

@Injectable()
export class ClaimsStore {
  constructor(private readonly em: EntityManager) {}

  /** Everything about a claim is decided under this lock; its other rows are read after the lock was taken. */
  async lock(actor: Actor, id: string): Promise<LockedClaim> {
    assertInTransaction(this.em);
    const claim = await LOCK.first(this.em, { id });
    if (!claim || !mayWorkFor(actor, claim.agencyId)) throw claimsError('claims.claim-not-found');
    return claim;
  }

  /** Writes the next version of a claim that is locked; without columns, what belongs to it has changed. */
  change(
    { id, rowVersion }: Pick<LockedClaim, 'id' | 'rowVersion'>,
    columns: ClaimChange = {},
  ): Promise<void> {
    const next = { ...columns, rowVersion: rowVersion + 1 };
    return send(this.em, over(this.em, ClaimRow).updateTable('Claim').set(next).where('id', '=', id));
  }

  async drawNumber(): Promise<string> {
    const drawn = await NUMBER.first(this.em, { isPrepared: true });
    if (!drawn) throw new Error('No number of a claim was drawn');
    return drawn.number;
  }
}
