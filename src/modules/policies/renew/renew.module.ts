import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/index.js';
import { BillingModule } from '../../billing/index.js';
import { CustomersModule } from '../../customers/index.js';
import { UnderwritingModule } from '../../underwriting/index.js';
import { JurisdictionsModule } from '../../jurisdictions/index.js';
import { RatingModule } from '../../rating/index.js';
import { LedgerModule } from '../ledger.module.js';
import { AuthoriseRenewal } from './authorise-renewal.js';
import { BindRenewal } from './bind-renewal.js';
import { ContinueRenewals } from './continue-renewals.js';
import { DecideRenewal } from './decide-renewal.js';
import { OfferLetters } from './offer-letters.js';
import { PrepareRenewal } from './prepare-renewal.js';
import { PrepareRenewals } from './prepare-renewals.js';
import { RenewalRater } from './renewal-rater.js';
import { RenewalTimings } from './renewal-timings.js';
import { RenewalsController } from './renewals.controller.js';
import { RenewalsJob } from '../jobs/renewals.job.js';
import { RenewalsQueries } from './renewals.queries.js';
import { RenewalsStore } from './renewals.store.js';

/** The next term of a contract: prepared by a job, offered, and bound. */
@Module({
  imports: [
    AuditModule,
    BillingModule,
    CustomersModule,
    UnderwritingModule,
    RatingModule,
    LedgerModule,
    JurisdictionsModule,
  ],
  controllers: [RenewalsController],
  providers: [
    AuthoriseRenewal,
    BindRenewal,
    ContinueRenewals,
    DecideRenewal,
    OfferLetters,
    PrepareRenewal,
    PrepareRenewals,
    RenewalRater,
    RenewalTimings,
    RenewalsJob,
    RenewalsQueries,
    RenewalsStore,
  ],
  exports: [PrepareRenewals, RenewalTimings, RenewalsStore],
})
export class RenewModule {}
