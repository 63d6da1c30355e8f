import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { ClearMatches } from './clear-matches.js';
import { DecideFinding } from './findings/decide-finding.js';
import { FindingsController } from './findings/findings.controller.js';
import { FindingsQueries } from './findings/findings.queries.js';
import { MakeFindingsPage } from './findings/make-findings-page.js';
import { SanctionsFindings } from './findings/sanctions-findings.js';
import { PortfolioJob } from './jobs/portfolio.job.js';
import { LookThrough } from './portfolio/look-through.js';
import { Portfolios } from './portfolio/portfolios.js';
import { Sanctions } from './sanctions.js';
import './sanctions.events.js';
import './sanctions.permissions.js';

@Module({
  imports: [AuditModule],
  controllers: [FindingsController],
  providers: [
    Sanctions,
    ClearMatches,
    SanctionsFindings,
    FindingsQueries,
    DecideFinding,
    MakeFindingsPage,
    Portfolios,
    LookThrough,
    PortfolioJob,
  ],
  exports: [Sanctions, ClearMatches, SanctionsFindings, Portfolios],
})
export class SanctionsModule {}
