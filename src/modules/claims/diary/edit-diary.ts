import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import { send } from '../../../platform/writes.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { ClaimsStore } from '../claims.store.js';
import { RESOLVED } from '../lifecycle/domain/claim-status.js';
import { UNKNOWN_PLACE } from '../time-zones.js';
import { Deadlines } from './deadlines.js';
import { ClaimDiaryEntry } from './diary.entity.js';
import type { AddDiaryEntryRequest, DiaryEntryResponse } from './diary.dto.js';
import { DiaryQueries } from './diary.queries.js';

/** Adds tasks to a claim, and marks entries as done. */
@Injectable()
export class EditDiary {
  constructor(
    private readonly em: EntityManager,
    private readonly claims: ClaimsStore,
    private readonly queries: DiaryQueries,
    private readonly deadlines: Deadlines,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async add(actor: Actor, claimId: string, input: AddDiaryEntryRequest): Promise<DiaryEntryResponse> {
    const { adjusterId } = await this.claims.lock(actor, claimId);
    const { title, dueOn } = input;
    const id = newId();
    await over(this.em, ClaimDiaryEntry)
      .insertInto('ClaimDiaryEntry')
      .values({ id, claimId, adjusterId, kind: 'task', title, dueOn, createdBy: actor.id })
      .execute();
    await this.audit.note(actor, ['claim', claimId], 'claims.diary-entry-added', { entryId: id, dueOn });
    return this.queries.byId(id);
  }

  /** After a status letter the next one is due, as long as the claim is not decided. */
  @Transactional()
  async finish(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    note: string | null,
  ): Promise<DiaryEntryResponse> {
    const { claimId } = await this.queries.byId(id);
    const claim = await this.claims.lock(actor, claimId);
    const entry = await this.queries.lock(id);
    assertVersion(entry.rowVersion, expected);
    if (entry.status !== 'open')
      throw claimsError('claims.diary-entry-ended', { detail: `It is ${entry.status} already.` });
    await send(
      this.em,
      over(this.em, ClaimDiaryEntry)
        .updateTable('ClaimDiaryEntry')
        .set({
          status: 'done',
          note,
          doneBy: actor.id,
          doneAt: this.clock.now(),
          rowVersion: entry.rowVersion + 1,
        })
        .where('id', '=', id),
    );
    if (entry.kind === 'follow_up' && !RESOLVED.includes(claim.status)) {
      const today = this.clock.today(claim.timeZone ?? UNKNOWN_PLACE);
      await this.deadlines.begin(actor, claim, today, ['follow_up']);
    }
    await this.audit.note(actor, ['claim', claimId], 'claims.diary-entry-done', {
      entryId: id,
      kind: entry.kind,
    });
    return this.queries.byId(id);
  }
}
