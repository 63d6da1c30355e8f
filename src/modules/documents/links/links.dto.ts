import { Id, Int, Moment, OneOf, Text } from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';

export const LINK_STATUSES = named('DocumentLinkStatus', ['open', 'expired', 'revoked']);
export type LinkStatus = (typeof LINK_STATUSES)[number];
export const LINK_FORMATS = named('DocumentLinkFormat', ['pdf', 'html']);
export type LinkFormat = (typeof LINK_FORMATS)[number];

/** Long enough to read a link out on the telephone, too short for one found in a mailbox later. */
export const MOST_MINUTES = 60;
export const USUAL_MINUTES = 15;

export class ShareDocumentRequest {
  @OneOf(LINK_FORMATS, { optional: true, description: '`pdf` unless told.', example: 'pdf' })
  readonly format?: LinkFormat;

  @Int({
    min: 1,
    max: MOST_MINUTES,
    optional: true,
    example: USUAL_MINUTES,
    description: `For how long it opens; ${USUAL_MINUTES} minutes unless told.`,
  })
  readonly minutes?: number;
}

export class DocumentLinkResponse {
  @Id() readonly id!: string;
  @Id() readonly documentId!: string;
  @OneOf(LINK_FORMATS) readonly format!: LinkFormat;
  @OneOf(LINK_STATUSES, { description: 'At the moment of the request.' }) readonly status!: LinkStatus;
  @Moment({ description: 'From then on it opens nothing.' }) readonly expiresAt!: string;
  @Moment({ nullable: true }) readonly revokedAt!: string | null;
  @Id({ nullable: true }) readonly revokedBy!: string | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int({ min: 1, max: 2_147_483_647, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}

export class SharedDocumentResponse extends DocumentLinkResponse {
  @Text({
    max: 500,
    nullable: true,
    example: 'https://bindery.example/shared/document?token=…',
    description:
      'What to hand over. It is shown once and kept nowhere: the stored answer to an idempotency key has null instead.',
  })
  readonly url!: string | null;
}
