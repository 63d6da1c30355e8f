import type { DocumentLink } from './document-link.entity.js';
import type { DocumentLinkResponse, LinkStatus } from './links.dto.js';

/** A link as it is shown, never with its token. */
export function linkView(link: DocumentLink, now: Date): DocumentLinkResponse {
  const { id, documentId, format, rowVersion } = link;
  return {
    id,
    documentId,
    format,
    status: linkStatus(link, now),
    expiresAt: link.expiresAt.toISOString(),
    revokedAt: link.revokedAt?.toISOString() ?? null,
    revokedBy: link.revokedBy ?? null,
    createdBy: link.createdBy ?? null,
    rowVersion,
    createdAt: link.createdAt.toISOString(),
  };
}

export function linkStatus(
  { revokedAt, expiresAt }: { readonly revokedAt?: unknown; readonly expiresAt: Date },
  now: Date,
): LinkStatus {
  if (revokedAt) return 'revoked';
  return expiresAt > now ? 'open' : 'expired';
}
