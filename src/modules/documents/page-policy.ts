/** Content security policy of the page of a document. The page itself allows its one style by hash; this header allows no other source. */
export const DOCUMENT_PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
