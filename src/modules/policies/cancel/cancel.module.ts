import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/index.js';
import { BillingModule } from '../../billing/index.js';
import { JurisdictionsModule } from '../../jurisdictions/index.js';
import { RatingModule } from '../../rating/index.js';
import { EndorseModule } from '../endorse/endorse.module.js';
import { LedgerModule } from '../ledger.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { BookDueCancellation } from './book-due-cancellation.js';
import { CancelPolicy } from './cancel-policy.js';
import { CancellationBooks } from './cancellation-books.js';
import { CancellationLaws } from './cancellation-law.js';
import { CancellationsController } from './cancellations.controller.js';
import { CancellationsJob } from '../jobs/cancellations.job.js';
import { DueCancellations } from './due-cancellations.js';
import { CancellationPlanner } from './plan-cancellation.js';
import { ReinstatementPlanner } from './plan-reinstatement.js';
import { PreviewCancellation } from './preview-cancellation.js';
import { PreviewReinstatement } from './preview-reinstatement.js';
import { ReadCancellation } from './read-cancellation.js';
import { ReinstatePolicy } from './reinstate-policy.js';
import { ReinstatementsController } from './reinstatements.controller.js';
import { RescindCancellation } from './rescind-cancellation.js';

/** Ending the cover of a policy before its term, and letting it go on. */
@Module({
  imports: [
    AuditModule,
    BillingModule,
    RatingModule,
    LedgerModule,
    EndorseModule,
    NoticesModule,
    JurisdictionsModule,
  ],
  controllers: [CancellationsController, ReinstatementsController],
  providers: [
    CancellationLaws,
    CancellationPlanner,
    CancellationBooks,
    DueCancellations,
    CancelPolicy,
    PreviewCancellation,
    RescindCancellation,
    ReadCancellation,
    BookDueCancellation,
    CancellationsJob,
    ReinstatementPlanner,
    ReinstatePolicy,
    PreviewReinstatement,
  ],
})
export class CancelModule {}
