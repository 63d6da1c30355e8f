import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/index.js';
import { BillingModule } from '../../billing/index.js';
import { LedgerModule } from '../ledger.module.js';
import { AnniversariesJob } from '../jobs/anniversaries.job.js';
import { BookAnniversary } from './book-anniversary.js';

/** The years of a term that is longer than one: each is charged ahead of its anniversary. */
@Module({
  imports: [AuditModule, BillingModule, LedgerModule],
  providers: [AnniversariesJob, BookAnniversary],
})
export class AnniversariesModule {}
