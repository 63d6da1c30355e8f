/** By what lists of other rooms find a customer. A name in East Asian script is often two characters long, and one says much. */
export const CUSTOMER_WORDS = {
  max: 100,
  pattern: /.{3}|[㐀-鿿가-힣ぁ-ヿ]/,
  patternDetail: 'must have at least 3 characters, or one of an East Asian script',
} as const;
