import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CustomersModule } from '../customers/index.js';
import { RatingModule } from '../rating/index.js';
import { CreateQuote } from './create-quote.js';
import { Pricing } from './pricing.js';
import { QuoteBook } from './quote-book.js';
import { QuotingController } from './quoting.controller.js';
import { QuotingQueries } from './quoting.queries.js';
import { Quoting } from './quoting.js';
import './quoting.permissions.js';

@Module({
  imports: [AuditModule, CustomersModule, RatingModule],
  controllers: [QuotingController],
  providers: [CreateQuote, Pricing, QuoteBook, QuotingQueries, Quoting],
  exports: [Quoting],
})
export class QuotingModule {}
