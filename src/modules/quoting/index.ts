export { QuotingModule } from './quoting.module.js';
export { Quoting } from './quoting.js';
export type { BindableQuote } from './quoting.js';
export type { QuoteResponse } from './quoting.dto.js';
export { QuoteScores } from './quote-scores.js';
export { quotesOfCustomers, versionsOfQuotes } from './published.queries.js';
export { quotesToFollowUp, ratedQuotes, type RatedQuote } from './published.queries.js';
