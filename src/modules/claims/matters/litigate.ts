import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { isReferenceViolation, isUniqueViolation } from '../../../platform/http/database-faults.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import { send } from '../../../platform/writes.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { ClaimsStore } from '../claims.store.js';
import { DiaryStore } from '../diary/diary.store.js';
import type { EndLawsuitRequest, LawsuitResponse, OpenLawsuitRequest } from './matters.dto.js';
import { ClaimLawsuit } from './matters.entities.js';
import { MattersQueries } from './matters.queries.js';

const LONGEST_TITLE = 200;

/** Lawsuits over a claim: the last day to answer stands in the diary, and a claim with one that is open is not closed. */
@Injectable()
export class Litigate {
  constructor(
    private readonly em: EntityManager,
    private readonly claims: ClaimsStore,
    private readonly diary: DiaryStore,
    private readonly queries: MattersQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async open(actor: Actor, claimId: string, input: OpenLawsuitRequest): Promise<LawsuitResponse> {
    const claim = await this.claims.lock(actor, claimId);
    if (claim.status === 'closed')
      throw claimsError('claims.status', { detail: 'The claim is closed: reopen it first.' });
    const { court, docketNumber, plaintiff, servedOn, answerDueOn } = input;
    const { counselId = null, demandAmount = null } = input;
    if (answerDueOn < servedOn) throw beforeService('/answerDueOn');
    const { items } = await this.queries.lawsuits(actor, claimId);
    const id = newId();
    const suit = { court, docketNumber, plaintiff, counselId, servedOn, answerDueOn, demandAmount };
    await over(this.em, ClaimLawsuit)
      .insertInto('ClaimLawsuit')
      .values({ id, claimId, sequence: items.length + 1, ...suit, createdBy: actor.id })
      .execute()
      .catch(refused);
    const title = `Answer the complaint ${docketNumber}, ${court}`.slice(0, LONGEST_TITLE);
    await this.diary.add(claim, actor.id, [{ kind: 'task', title, dueOn: answerDueOn, citation: null }]);
    await this.audit.note(actor, ['claim', claimId], 'claims.lawsuit-opened', {
      lawsuitId: id,
      dueOn: answerDueOn,
    });
    return this.queries.lawsuit(id);
  }

  @Transactional()
  async end(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { outcome, outcomeAmount = null, endedOn, reason }: EndLawsuitRequest,
  ): Promise<LawsuitResponse> {
    const { claimId } = await this.queries.lawsuit(id);
    await this.claims.lock(actor, claimId);
    const found = await this.queries.lockLawsuit(id);
    assertVersion(found.rowVersion, expected);
    if (found.status !== 'open') throw claimsError('claims.matter-ended');
    if (endedOn < found.servedOn) throw beforeService('/endedOn');
    await send(
      this.em,
      over(this.em, ClaimLawsuit)
        .updateTable('ClaimLawsuit')
        .set({
          status: outcome,
          outcomeAmount,
          endedOn,
          endReason: reason,
          rowVersion: found.rowVersion + 1,
        })
        .where('id', '=', id),
    );
    await this.audit.note(actor, ['claim', claimId], 'claims.lawsuit-ended', {
      lawsuitId: id,
      status: ['open', outcome],
      amount: outcomeAmount,
      reason,
    });
    return this.queries.lawsuit(id);
  }
}

function beforeService(pointer: string): Error {
  return claimsError('claims.lawsuit-invalid', {
    errors: [{ pointer, detail: 'must not lie before the day of service' }],
  });
}

function refused(error: unknown): never {
  if (isUniqueViolation(error)) throw claimsError('claims.lawsuit-taken');
  if (isReferenceViolation(error)) throw claimsError('claims.contact-not-found');
  throw error;
}
