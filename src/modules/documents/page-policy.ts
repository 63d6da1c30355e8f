/** Of a document's page, which names its one style itself, by hash; the header allows none other to be sent along. */
export const DOCUMENT_PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
