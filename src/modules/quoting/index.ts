export { QuotingModule } from './quoting.module.js';
export { Quoting } from './quoting.js';
export type { BindableQuote } from './quoting.js';
export type { QuoteView, RiskSections } from './quoting.view.js';
export { Underwriting } from './underwriting/underwriting.js';
export type { BusinessToUnderwrite, UnderwritingOutcome } from './underwriting/underwriting.js';
export type { Subject } from './underwriting/domain/issue.js';
export { Holds } from './underwriting/holds.js';
export type { HeldQuestion } from './underwriting/holds.queries.js';
