import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CompareEditions } from './compare-editions.js';
import { EditionCache } from './edition-cache.js';
import { EditionWindows } from './edition-windows.js';
import { EditionsStore } from './editions.store.js';
import { ImportManual } from './import-manual.js';
import { RateBatch } from './rate-batch.js';
import { RatingController } from './rating.controller.js';
import { RatingQueries } from './rating.queries.js';
import { Rating } from './rating.js';
import './rating.permissions.js';
import { TrialRating } from './trial-rating.js';
import { WhatIf } from './what-if.js';
import { WhatIfController } from './what-if.controller.js';
import { Worksheets } from './worksheets.js';
import { WorksheetsController } from './worksheets.controller.js';

@Module({
  imports: [AuditModule],
  controllers: [RatingController, WorksheetsController, WhatIfController],
  providers: [
    EditionCache,
    EditionWindows,
    EditionsStore,
    ImportManual,
    RatingQueries,
    RateBatch,
    Rating,
    Worksheets,
    TrialRating,
    WhatIf,
    CompareEditions,
  ],
  exports: [RateBatch, Rating],
})
export class RatingModule {}
