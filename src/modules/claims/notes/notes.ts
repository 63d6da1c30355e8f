import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { insertOf } from '../../../platform/insert.js';
import { mayBeSeenBy, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import { audienceOr, audiencesOf, forAudience } from '../audience.js';
import { ClaimRow } from '../claim.entity.js';
import { claimsError } from '../claims.errors.js';
import { ClaimsStore } from '../claims.store.js';
import { ClaimNote } from './note.entity.js';
import type { NoteResponse, NotesOfClaimResponse, WriteNoteRequest } from './notes.dto.js';

const INSERT = insertOf(ClaimNote, [
  'id',
  'claimId',
  'kind',
  'audience',
  'text',
  'corrects',
  'writtenBy',
  'writtenAt',
]);

/** What people write down about a claim. Their words stand in the note alone, not in the trail. */
@Injectable()
export class ClaimNotes {
  constructor(
    private readonly em: EntityManager,
    private readonly claims: ClaimsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async write(actor: Actor, claimId: string, input: WriteNoteRequest): Promise<NoteResponse> {
    await this.claims.lock(actor, claimId);
    const { kind, text, corrects = null } = input;
    const wrong = corrects === null ? null : await this.correctable(actor, claimId, corrects);
    // A correction is for those who read what was wrong.
    const audience = wrong?.audience ?? audienceOr(actor, input.audience);
    if (!audiencesOf(actor).includes(audience))
      throw claimsError('claims.audience-beyond', {
        errors: [{ pointer: '/audience', detail: 'is one that you do not belong to' }],
      });
    const id = newId();
    const by = { writtenBy: actor.id, writtenAt: this.clock.now() };
    await INSERT.send(this.em, { id, claimId, kind, audience, text, corrects, ...by });
    await this.audit.record(actor, {
      action: 'claims.note-written',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { noteId: id, kind, audience },
    });
    const [note] = await this.rows(actor, claimId, id);
    if (!note) throw new Error('The note was not written');
    return note;
  }

  async ofClaim(actor: Actor, claimId: string): Promise<NotesOfClaimResponse> {
    const rows = await this.rows(actor, claimId, null);
    if (rows.length === 0) await assertClaimSeen(this.em, actor, claimId);
    return { items: rows };
  }

  private async correctable(actor: Actor, claimId: string, id: string): Promise<NoteResponse> {
    const [note] = await this.rows(actor, claimId, id);
    const detail = !note
      ? 'is no note on this claim'
      : note.correctedBy
        ? 'has been corrected already'
        : null;
    if (note && detail === null) return note;
    throw claimsError('claims.note-not-correctable', {
      errors: [{ pointer: '/corrects', detail: detail ?? '' }],
    });
  }

  private rows(actor: Actor, claimId: string, id: string | null): Promise<readonly NoteResponse[]> {
    return over(this.em, ClaimNote, ClaimRow)
      .selectFrom('ClaimNote as note')
      .innerJoin('Claim as claim', 'claim.id', 'note.claimId')
      .leftJoin('ClaimNote as later', 'later.corrects', 'note.id')
      .select(['note.id', 'note.claimId', 'note.kind', 'note.audience', 'note.text', 'note.corrects'])
      .select(['later.id as correctedBy', 'note.writtenBy', moment('note.writtenAt').as('writtenAt')])
      .where('note.claimId', '=', claimId)
      .where(({ eb, lit }) => (id === null ? lit(true) : eb('note.id', '=', id)))
      .where(mayBeSeenBy(actor, 'claim.agencyId'))
      .where(forAudience(actor, 'note.audience'))
      .orderBy('note.writtenAt', 'desc')
      .orderBy('note.id', 'desc')
      .$castTo<NoteResponse>()
      .execute();
  }
}
