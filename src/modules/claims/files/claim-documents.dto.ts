import { FilePart, Id, ListOf, Moment, Nested, OneOf, Text } from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';
import { UploadedFileResponse } from '../../documents/index.js';
import type { Audience } from '../audience.js';
import { AUDIENCES } from '../audience.js';

export const CLAIM_DOCUMENT_KINDS = named('ClaimDocumentKind', [
  'photo',
  'estimate',
  'invoice',
  'police_report',
  'medical',
  'statement',
  'legal',
  'correspondence',
  'death_certificate',
  'other',
]);
export type ClaimDocumentKind = (typeof CLAIM_DOCUMENT_KINDS)[number];

export class AddClaimDocumentRequest {
  @FilePart({ description: 'One file of at most 25 MB.' }) readonly file!: string;
  @OneOf(CLAIM_DOCUMENT_KINDS, { example: 'photo' }) readonly kind!: ClaimDocumentKind;
  @OneOf(AUDIENCES, {
    optional: true,
    description: 'Who sees it: the fewest whom the sender belongs to, unless told.',
  })
  readonly audience?: Audience;
  @Text({ max: 2_000, optional: true, example: 'The north side of the roof, the day after.' })
  readonly note?: string;
}

export class ClaimDocumentResponse {
  @Id() readonly id!: string;
  @Id() readonly claimId!: string;
  @OneOf(CLAIM_DOCUMENT_KINDS) readonly kind!: ClaimDocumentKind;
  @OneOf(AUDIENCES) readonly audience!: Audience;
  @Text({ max: 2_000, nullable: true }) readonly note!: string | null;
  @Nested(() => UploadedFileResponse) readonly file!: UploadedFileResponse;
  @Id({ nullable: true }) readonly addedBy!: string | null;
  @Moment() readonly addedAt!: string;
}

export class ClaimDocumentsResponse {
  @ListOf(() => ClaimDocumentResponse, { max: 10_000, description: 'The latest first.' })
  readonly items!: readonly ClaimDocumentResponse[];
}
