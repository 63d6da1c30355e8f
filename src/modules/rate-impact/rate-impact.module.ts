import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { RatingModule } from '../rating/index.js';
import { ImpactAnalysisExport } from './impact-analysis-export.js';
import { ImpactAnalysisLimits } from './impact-analysis-limits.js';
import { ImpactAnalysisWorker } from './impact-analysis-worker.js';
import { ImpactAnalysesController } from './impact-analyses.controller.js';
import { ImpactAnalysesJob } from './jobs/book-ratings.job.js';
import { ImpactAnalysesQueries } from './impact-analyses.queries.js';
import { ImpactAnalysesStore } from './impact-analyses.store.js';
import { ChangeImpactAnalysis } from './change-impact-analysis.js';
import { StartImpactAnalysis } from './start-impact-analysis.js';
import './rate-impact.events.js';
import './rate-impact.permissions.js';

/** Re-rating the policies of a plan on a candidate edition. */
@Module({
  imports: [AgenciesModule, AuditModule, RatingModule],
  controllers: [ImpactAnalysesController],
  providers: [
    ImpactAnalysisExport,
    ImpactAnalysisLimits,
    ImpactAnalysisWorker,
    ImpactAnalysesJob,
    ImpactAnalysesQueries,
    ImpactAnalysesStore,
    ChangeImpactAnalysis,
    StartImpactAnalysis,
  ],
})
export class RateImpactModule {}
