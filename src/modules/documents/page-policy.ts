/** Content security policy of a document's page. The page allows its own style by hash; this header allows no other source. */
export const DOCUMENT_PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
