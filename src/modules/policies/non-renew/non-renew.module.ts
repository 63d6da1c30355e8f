import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/index.js';
import { JurisdictionsModule } from '../../jurisdictions/index.js';
import { RatingModule } from '../../rating/index.js';
import { LedgerModule } from '../ledger.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RenewModule } from '../renew/renew.module.js';
import { LapseNonRenewal } from './lapse-non-renewal.js';
import { NonRenewPolicy } from './non-renew-policy.js';
import { NonRenewalBooks } from './non-renewal-books.js';
import { NonRenewalsController } from './non-renewals.controller.js';
import { NonRenewalsJob } from '../jobs/non-renewals.job.js';
import { NonRenewalPlanner } from './plan-non-renewal.js';
import { PreviewNonRenewal } from './preview-non-renewal.js';
import { ReadNonRenewal } from './read-non-renewal.js';
import { WithdrawNonRenewal } from './withdraw-non-renewal.js';

/** Letting a policy end with its term. */
@Module({
  imports: [AuditModule, RatingModule, LedgerModule, NoticesModule, RenewModule, JurisdictionsModule],
  controllers: [NonRenewalsController],
  providers: [
    NonRenewalPlanner,
    NonRenewalBooks,
    NonRenewPolicy,
    PreviewNonRenewal,
    ReadNonRenewal,
    WithdrawNonRenewal,
    LapseNonRenewal,
    NonRenewalsJob,
  ],
})
export class NonRenewModule {}
