import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sql } from 'kysely';
import { insertOf } from '../../../platform/insert.js';
import { moment, ofAgency } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import { audienceOr, audiencesOf, forAudience } from '../audience.js';
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

  private async rows(actor: Actor, claimId: string, id: string | null): Promise<readonly NoteResponse[]> {
    const { rows } = await sql<NoteResponse>`
      select n.id, n.claim_id as "claimId", n.kind, n.audience, n.text, n.corrects, l.id as "correctedBy",
             n.written_by as "writtenBy", ${moment('n.written_at')} as "writtenAt"
        from claim_notes n join claims c on c.id = n.claim_id left join claim_notes l on l.corrects = n.id
       where n.claim_id = ${claimId} and n.id = coalesce(${id}::uuid, n.id)
         ${ofAgency(actor, 'c.agency_id')} ${forAudience(actor, 'n.audience')}
       order by n.written_at desc, n.id desc
    `.execute(this.em.getKysely());
    return rows;
  }
}
