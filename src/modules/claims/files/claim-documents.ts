import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sql } from 'kysely';
import type { SpooledFile } from '../../../platform/http/uploads/spooled-file.js';
import { insertOf } from '../../../platform/insert.js';
import { moment, ofAgency } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { Uploads } from '../../documents/index.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import type { Audience } from '../audience.js';
import { audienceOr, audiencesOf, forAudience } from '../audience.js';
import { claimsError } from '../claims.errors.js';
import { ClaimsStore } from '../claims.store.js';
import { ClaimDocument } from './claim-document.entity.js';
import type {
  AddClaimDocumentRequest,
  ClaimDocumentResponse,
  ClaimDocumentsResponse,
} from './claim-documents.dto.js';

type Row = Omit<ClaimDocumentResponse, 'file'> & { readonly fileId: string };

const INSERT = insertOf(ClaimDocument, [
  'id',
  'claimId',
  'fileId',
  'sha256',
  'kind',
  'audience',
  'note',
  'addedBy',
  'addedAt',
]);

/** Files of a claim: photographs, estimates, reports. */
@Injectable()
export class ClaimDocuments {
  constructor(
    private readonly em: EntityManager,
    private readonly claims: ClaimsStore,
    private readonly uploads: Uploads,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The bytes are judged and stored before the claim is locked: others need not wait for that. */
  @Transactional()
  async add(
    actor: Actor,
    claimId: string,
    input: AddClaimDocumentRequest,
    file: SpooledFile,
  ): Promise<ClaimDocumentResponse> {
    const { kind, audience: wished } = input;
    const note = input.note ?? null;
    await assertClaimSeen(this.em, actor, claimId);
    const audience = audienceOr(actor, wished);
    assertBelongs(actor, audience);
    const examined = await this.uploads.examine(file);
    await this.claims.lock(actor, claimId);
    const { sha256 } = examined;
    const [known] = await this.rows(actor, claimId, sql`and d.sha256 = ${sha256}`, true);
    if (known) {
      // Somebody else sent it, for fewer eyes.
      if (!audiencesOf(actor).includes(known.audience)) throw claimsError('claims.document-there');
      return this.withFile(known);
    }
    const id = newId();
    const fileId = await this.uploads.keep(actor, examined);
    const by = { addedBy: actor.id, addedAt: this.clock.now() };
    await INSERT.send(this.em, { id, claimId, fileId, sha256, kind, audience, note, ...by });
    await this.audit.record(actor, {
      action: 'claims.document-added',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { documentId: id, kind, audience, contentSha256: sha256, scan: examined.scan },
    });
    return this.byId(actor, claimId, id);
  }

  async ofClaim(actor: Actor, claimId: string): Promise<ClaimDocumentsResponse> {
    const rows = await this.rows(actor, claimId, sql``);
    if (rows.length === 0) await assertClaimSeen(this.em, actor, claimId);
    const files = await this.uploads.of(rows.map(({ fileId }) => fileId));
    return {
      items: rows.flatMap(({ fileId, ...row }) => {
        const file = files.get(fileId);
        return file ? [{ ...row, file }] : [];
      }),
    };
  }

  async byId(actor: Actor, claimId: string, id: string): Promise<ClaimDocumentResponse> {
    const [row] = await this.rows(actor, claimId, sql`and d.id = ${id}`);
    if (!row) throw claimsError('claims.document-not-found');
    return this.withFile(row);
  }

  private async withFile({ fileId, ...row }: Row): Promise<ClaimDocumentResponse> {
    const file = (await this.uploads.of([fileId])).get(fileId);
    if (!file) throw claimsError('claims.document-not-found');
    return { ...row, file };
  }

  private async rows(
    actor: Actor,
    claimId: string,
    which: ReturnType<typeof sql>,
    isForAll = false,
  ): Promise<readonly Row[]> {
    const { rows } = await sql<Row>`
      select d.id, d.claim_id as "claimId", d.file_id as "fileId", d.kind, d.audience, d.note, d.added_by as "addedBy",
             ${moment('d.added_at')} as "addedAt"
        from claim_documents d join claims c on c.id = d.claim_id
       where d.claim_id = ${claimId} ${which} ${ofAgency(actor, 'c.agency_id')}
         ${isForAll ? sql`` : forAudience(actor, 'd.audience')}
       order by d.added_at desc, d.id desc
    `.execute(this.em.getKysely());
    return rows;
  }
}

function assertBelongs(actor: Actor, audience: Audience): void {
  if (audiencesOf(actor).includes(audience)) return;
  throw claimsError('claims.audience-beyond', {
    errors: [{ pointer: '/audience', detail: 'is one that you do not belong to' }],
  });
}
