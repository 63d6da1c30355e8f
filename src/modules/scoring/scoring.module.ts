import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { QuotingModule } from '../quoting/index.js';
import { UnderwritingModule } from '../underwriting/index.js';
import { ScoresJob } from './jobs/scores.job.js';
import { ChangeModel } from './models/change-model.js';
import { EnterModel } from './models/enter-model.js';
import { ScoringModelsController } from './models/models.controller.js';
import { ModelsQueries } from './models/models.queries.js';
import { ModelReport } from './reports/model-report.js';
import { ModelReportsController } from './reports/reports.controller.js';
import { ReportsQueries } from './reports/reports.queries.js';
import { ClearScores } from './scores/clear-scores.js';
import { ReferQuotes } from './scores/refer-quotes.js';
import { ScoreQuotes } from './scores/score-quotes.js';
import { ScoresController } from './scores/scores.controller.js';
import { ScoresQueries } from './scores/scores.queries.js';
import './scoring.events.js';
import './scoring.permissions.js';

@Module({
  imports: [AuditModule, QuotingModule, UnderwritingModule],
  controllers: [ScoringModelsController, ScoresController, ModelReportsController],
  providers: [
    ChangeModel,
    ClearScores,
    EnterModel,
    ModelReport,
    ModelsQueries,
    ReferQuotes,
    ReportsQueries,
    ScoreQuotes,
    ScoresJob,
    ScoresQueries,
  ],
})
export class ScoringModule {}
