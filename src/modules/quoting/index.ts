export { QuotingModule } from './quoting.module.js';
export { Quoting } from './quoting.js';
export type { BindableQuote } from './quoting.js';
export type { QuoteView } from './domain/quote.js';
