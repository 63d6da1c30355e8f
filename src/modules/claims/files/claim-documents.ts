import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { SpooledFile } from '../../../platform/http/uploads/spooled-file.js';
import { insertOf } from '../../../platform/insert.js';
import { mayBeSeenBy, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { Uploads } from '../../documents/index.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import type { Audience } from '../audience.js';
import { audienceOr, audiencesOf, forAudience } from '../audience.js';
import { ClaimRow } from '../claim.entity.js';
import { claimsError } from '../claims.errors.js';
import { ClaimsStore } from '../claims.store.js';
import { ClaimDocument } from './claim-document.entity.js';
import type {
  AddClaimDocumentRequest,
  ClaimDocumentResponse,
  ClaimDocumentsResponse,
} from './claim-documents.dto.js';

type Row = Omit<ClaimDocumentResponse, 'file'> & { readonly fileId: string };

interface Which {
  readonly id?: string;
  readonly sha256?: string;
}

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
    const [known] = await this.rows(claimId, { sha256 }).execute();
    if (known) {
      // Somebody else has sent the same file, for an audience that the actor does not belong to.
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
    const rows = await this.seen(actor, claimId).execute();
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
    const [row] = await this.seen(actor, claimId, { id }).execute();
    if (!row) throw claimsError('claims.document-not-found');
    return this.withFile(row);
  }

  private async withFile({ fileId, ...row }: Row): Promise<ClaimDocumentResponse> {
    const file = (await this.uploads.of([fileId])).get(fileId);
    if (!file) throw claimsError('claims.document-not-found');
    return { ...row, file };
  }

  private seen(actor: Actor, claimId: string, which: Which = {}) {
    return this.rows(claimId, which)
      .innerJoin('Claim', 'Claim.id', 'ClaimDocument.claimId')
      .where(mayBeSeenBy(actor, 'Claim.agencyId'))
      .where(forAudience(actor, 'ClaimDocument.audience'));
  }

  /** Files of a claim by id or hash. Callers check who may see them. */
  private rows(claimId: string, { id, sha256 }: Which) {
    return over(this.em, ClaimDocument, ClaimRow)
      .selectFrom('ClaimDocument')
      .select(['ClaimDocument.id', 'ClaimDocument.claimId', 'ClaimDocument.fileId', 'ClaimDocument.kind'])
      .select(['ClaimDocument.audience', 'ClaimDocument.note', 'ClaimDocument.addedBy'])
      .select(moment('ClaimDocument.addedAt').as('addedAt'))
      .where('ClaimDocument.claimId', '=', claimId)
      .where(({ eb, lit }) => (id === undefined ? lit(true) : eb('ClaimDocument.id', '=', id)))
      .where(({ eb, lit }) => (sha256 === undefined ? lit(true) : eb('ClaimDocument.sha256', '=', sha256)))
      .orderBy('ClaimDocument.addedAt', 'desc')
      .orderBy('ClaimDocument.id', 'desc')
      .$castTo<Row>();
  }
}

function assertBelongs(actor: Actor, audience: Audience): void {
  if (audiencesOf(actor).includes(audience)) return;
  throw claimsError('claims.audience-beyond', {
    errors: [{ pointer: '/audience', detail: 'is one that you do not belong to' }],
  });
}
