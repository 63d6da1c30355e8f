export { PoliciesModule } from './policies.module.js';
export { Policies } from './policies.js';
export { PolicyResponse } from './policies.dto.js';
export { termWithoutEdition } from './policies.errors.js';
export type { PolicyView } from './policies.view.js';
export type { ItemIds, RiskSnapshot } from './domain/risk-items.js';
export { policiesInForce, policyNumberOf } from './published.queries.js';
export type { InForceQuestion, PolicyInForce } from './published.queries.js';
export { RenewalsOfTerms } from './transactions/non-renew/renewals-of-terms.js';
export { BeginNextTerm } from './transactions/renew/begin-next-term.js';
export { HINDRANCES, hindranceTo } from './transactions/renew/domain/hindrances.js';
export type { Hindrance, RenewableTerm } from './transactions/renew/domain/hindrances.js';
export { nextTerm } from './transactions/renew/domain/next-term.js';
export type { TermDates } from './transactions/renew/domain/next-term.js';
export {
  alreadyRenewed,
  assertPolicyVersion,
  assertRenewable,
  titleOf,
} from './transactions/renew/ending-term.rules.js';
export type { EndingTerm } from './transactions/renew/ending-term.js';
export { EndingTerms, listedTerms } from './transactions/renew/ending-terms.js';
export type { AcceptedOffer } from './transactions/renew/next-term.js';
export { OfferLetters } from './transactions/renew/offer-letters.js';
export type { OutgoingOffer } from './transactions/renew/offer-letters.js';
export { riskToRenew } from './transactions/renew/risk-to-renew.js';
