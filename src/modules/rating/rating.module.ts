import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/index.js';
import { AuditModule } from '../audit/index.js';
import { JurisdictionsModule } from '../jurisdictions/index.js';
import { ActivateEdition } from './editions/activate-edition.js';
import { ApproveEdition } from './editions/approve-edition.js';
import { CapRelativities } from './trials/cap-relativities.js';
import { CompareEditions } from './trials/compare-editions.js';
import { CopyEdition } from './editions/copy-edition.js';
import { Drafts } from './editions/drafts.js';
import { EditionCache } from './editions/edition-cache.js';
import { EditionChecks } from './editions/edition-checks.js';
import { EditionLifecycleController } from './editions/edition-lifecycle.controller.js';
import { EditionLifecycle } from './editions/edition-lifecycle.js';
import { EditionPeople } from './editions/edition-people.js';
import { EditionNumbersStore } from './editions/edition-numbers.store.js';
import { EditionWindows } from './editions/edition-windows.store.js';
import { EditionsController } from './editions/editions.controller.js';
import { EditionsStore } from './editions/editions.store.js';
import { FileEdition } from './editions/file-edition.js';
import { FingerprintsStore } from './editions/fingerprints.store.js';
import { ImportManual } from './editions/import-manual.js';
import { FingerprintsJob } from './jobs/fingerprints.job.js';
import { ManualWork } from './editions/manual-work.js';
import { RateBatch } from './rate-batch.js';
import { RateRenewal } from './rate-renewal.js';
import { RatedReasons } from './rated-reasons.js';
import { Rating } from './rating.js';
import { RatingQueries } from './editions/rating.queries.js';
import { ReDateEdition } from './editions/re-date-edition.js';
import { ReplaceDraft } from './editions/replace-draft.js';
import { ReplaceTable } from './editions/replace-table.js';
import { SendBackEdition } from './editions/send-back-edition.js';
import { TablesController } from './editions/tables.controller.js';
import { TrialRating } from './trials/trial-rating.js';
import { ValidateEdition } from './editions/validate-edition.js';
import { WhatIfController } from './trials/what-if.controller.js';
import { WhatIf } from './trials/what-if.js';
import { WatchCompanies } from './editions/watch-companies.js';
import { WithdrawEdition } from './editions/withdraw-edition.js';
import { WorksheetsController } from './worksheets/worksheets.controller.js';
import { Worksheets } from './worksheets/worksheets.js';
import './rating.events.js';
import './rating.permissions.js';

@Module({
  imports: [AgenciesModule, AuditModule, JurisdictionsModule],
  controllers: [
    EditionsController,
    EditionLifecycleController,
    TablesController,
    WorksheetsController,
    WhatIfController,
  ],
  providers: [
    ManualWork,
    EditionCache,
    EditionNumbersStore,
    EditionWindows,
    EditionsStore,
    EditionLifecycle,
    EditionChecks,
    EditionPeople,
    FingerprintsStore,
    FingerprintsJob,
    Drafts,
    ImportManual,
    CopyEdition,
    ReplaceDraft,
    ReplaceTable,
    ValidateEdition,
    FileEdition,
    SendBackEdition,
    ApproveEdition,
    ActivateEdition,
    ReDateEdition,
    WithdrawEdition,
    WatchCompanies,
    RatingQueries,
    RateBatch,
    RateRenewal,
    RatedReasons,
    Rating,
    Worksheets,
    TrialRating,
    WhatIf,
    CompareEditions,
    CapRelativities,
  ],
  exports: [RateBatch, RatedReasons, Rating],
})
export class RatingModule {}
