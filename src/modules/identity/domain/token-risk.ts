/** What about the use of a token is worth a second look. */
export type SecurityFlag = 'code-replayed' | 'refresh-token-replayed' | 'foreign-client' | 'new-network';

/**
 * How likely each means that somebody else holds the token. A code or a refresh token that comes twice was copied, or its
 * client is broken (RFC 9700 section 4.14.2); a person who travels changes networks every day.
 */
const WEIGHT: Readonly<Record<SecurityFlag, number>> = {
  'code-replayed': 90,
  'refresh-token-replayed': 95,
  'foreign-client': 70,
  'new-network': 20,
};

/** 0.00 to 1.00: the flags are taken as independent signs, so that two of them weigh more than the heavier one alone. */
export function tokenRisk(flags: readonly SecurityFlag[]): string {
  const harmless = [...new Set(flags)].reduce((rest, flag) => (rest * (100 - WEIGHT[flag])) / 100, 100);
  return ((100 - harmless) / 100).toFixed(2);
}
