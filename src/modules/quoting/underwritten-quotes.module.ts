import { Global, Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { QuotesUnderReview } from '../underwriting/index.js';
import { UnderwrittenQuotes } from './underwritten-quotes.js';

/** Global, because the room of underwriting, which needs it, stands below and cannot import it. */
@Global()
@Module({
  imports: [AuditModule],
  providers: [{ provide: QuotesUnderReview, useClass: UnderwrittenQuotes }],
  exports: [QuotesUnderReview],
})
export class UnderwrittenQuotesModule {}
