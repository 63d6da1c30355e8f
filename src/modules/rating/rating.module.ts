import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/index.js';
import { AuditModule } from '../audit/index.js';
import { JurisdictionsModule } from '../jurisdictions/index.js';
import { ActivateEdition } from './activate-edition.js';
import { ApproveEdition } from './approve-edition.js';
import { CapRelativities } from './cap-relativities.js';
import { CompareEditions } from './compare-editions.js';
import { CopyEdition } from './copy-edition.js';
import { Drafts } from './drafts.js';
import { EditionCache } from './edition-cache.js';
import { EditionChecks } from './edition-checks.js';
import { EditionCourseController } from './edition-course.controller.js';
import { EditionCourse } from './edition-course.js';
import { EditionPeople } from './edition-people.js';
import { EditionWindows } from './edition-windows.js';
import { EditionsController } from './editions.controller.js';
import { EditionsStore } from './editions.store.js';
import { FileEdition } from './file-edition.js';
import { FingerprintsStore } from './fingerprints.store.js';
import { ImportManual } from './import-manual.js';
import { FingerprintsJob } from './jobs/fingerprints.job.js';
import { ManualWork } from './manual-work.js';
import { RateBatch } from './rate-batch.js';
import { RateRenewal } from './rate-renewal.js';
import { RatedReasons } from './rated-reasons.js';
import { Rating } from './rating.js';
import { RatingQueries } from './rating.queries.js';
import { ReDateEdition } from './re-date-edition.js';
import { ReplaceDraft } from './replace-draft.js';
import { ReplaceTable } from './replace-table.js';
import { SendBackEdition } from './send-back-edition.js';
import { TablesController } from './tables.controller.js';
import { TrialRating } from './trial-rating.js';
import { ValidateEdition } from './validate-edition.js';
import { WhatIfController } from './what-if.controller.js';
import { WhatIf } from './what-if.js';
import { WatchCompanies } from './watch-companies.js';
import { WithdrawEdition } from './withdraw-edition.js';
import { WorksheetsController } from './worksheets.controller.js';
import { Worksheets } from './worksheets.js';
import './rating.permissions.js';

@Module({
  imports: [AgenciesModule, AuditModule, JurisdictionsModule],
  controllers: [
    EditionsController,
    EditionCourseController,
    TablesController,
    WorksheetsController,
    WhatIfController,
  ],
  providers: [
    ManualWork,
    EditionCache,
    EditionWindows,
    EditionsStore,
    EditionCourse,
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
