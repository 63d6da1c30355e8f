import { Global, Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CustomersModule } from '../customers/index.js';
import { JurisdictionsModule } from '../jurisdictions/index.js';
import { PoliciesModule, RenewalsOfTerms } from '../policies/index.js';
import { RatingModule } from '../rating/index.js';
import { SanctionsModule } from '../sanctions/index.js';
import { UnderwritingModule } from '../underwriting/index.js';
import { AuthorizeRenewal } from './authorize-renewal.js';
import { BindRenewal } from './bind-renewal.js';
import { ContinueRenewals } from './continue-renewals.js';
import { DecideRenewal } from './decide-renewal.js';
import { HeldRenewals } from './held-renewals.js';
import { RenewalsJob } from './jobs/renewals.job.js';
import { PrepareRenewal } from './prepare-renewal.js';
import { PrepareRenewals } from './prepare-renewals.js';
import { RenewalRater } from './renewal-rater.js';
import { RenewalTimings } from './renewal-timings.js';
import { RenewalsToGiveUp } from './renewals-to-give-up.js';
import { RenewalsController } from './renewals.controller.js';
import './renewals.events.js';
import './renewals.permissions.js';
import { RenewalsQueries } from './renewals.queries.js';
import { RenewalsStore } from './renewals.store.js';

/** Global, because non-renewals, which end a renewal, are in a lower room that cannot import this one. */
@Global()
@Module({
  imports: [
    AuditModule,
    CustomersModule,
    JurisdictionsModule,
    PoliciesModule,
    RatingModule,
    SanctionsModule,
    UnderwritingModule,
  ],
  controllers: [RenewalsController],
  providers: [
    AuthorizeRenewal,
    BindRenewal,
    ContinueRenewals,
    DecideRenewal,
    HeldRenewals,
    PrepareRenewal,
    PrepareRenewals,
    RenewalRater,
    RenewalTimings,
    RenewalsJob,
    RenewalsQueries,
    RenewalsStore,
    { provide: RenewalsOfTerms, useClass: RenewalsToGiveUp },
  ],
  exports: [RenewalsOfTerms],
})
export class RenewalsModule {}
