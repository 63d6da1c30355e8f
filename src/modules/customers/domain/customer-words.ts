/**
 * A search text for customers. Two letters are needed, since Ng and Li are whole names; a single one is enough in East Asian
 * script only.
 */
export const CUSTOMER_WORDS = {
  max: 100,
  pattern: /.{2}|[㐀-鿿가-힣ぁ-ヿ]/,
  patternDetail: 'must have at least 2 characters, or one of an East Asian script',
} as const;
