import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/index.js';
import { AuditModule } from '../audit/index.js';
import { CustomersModule } from '../customers/index.js';
import { DocumentsModule } from '../documents/index.js';
import { JurisdictionsModule } from '../jurisdictions/index.js';
import { RatingModule } from '../rating/index.js';
import { AdverseActionsController } from './adverse-actions/adverse-actions.controller.js';
import { AdverseActionsQueries } from './adverse-actions/adverse-actions.queries.js';
import { IssueNotice } from './adverse-actions/issue-notice.js';
import { EditReportAgencies } from './adverse-actions/edit-report-agencies.js';
import { AdverseActionNoticesController } from './adverse-actions/notices.controller.js';
import { ReportAgenciesController } from './adverse-actions/report-agencies.controller.js';
import { ReportAgenciesQueries } from './adverse-actions/report-agencies.queries.js';
import { AdverseActionsStore } from './adverse-actions.store.js';
import { QuoteReferrals } from './quote-referrals.js';
import { QuoteUnderwriting } from './quote-underwriting.js';
import { AuthoritiesQueries } from './authorities.queries.js';
import { Moratoria } from './moratoria/moratoria.js';
import { MoratoriaQueries } from './moratoria/moratoria.queries.js';
import { IssuesQueries } from './issues.queries.js';
import { IssuesStore } from './issues.store.js';
import { ReferralEvaluation } from './referral-evaluation.js';
import { Underwriting } from './underwriting.js';
import { AuthoritiesController } from './authorities/authorities.controller.js';
import { Authorities } from './authorities/authorities.js';
import { MoratoriaController } from './moratoria/moratoria.controller.js';
import { PlacedMoratoria } from './moratoria/placed-moratoria.js';
import { ApproveIssue } from './queue/approve-issue.js';
import { ClaimIssue } from './queue/claim-issue.js';
import { DeclineIssue } from './queue/decline-issue.js';
import { DecisionsStore } from './queue/decisions.store.js';
import { IssueDesk } from './queue/issue-desk.js';
import { IssuesController } from './queue/issues.controller.js';
import { ReleaseIssue } from './queue/release-issue.js';
import { ReopenIssue } from './queue/reopen-issue.js';
import './underwriting.events.js';
import './underwriting.permissions.js';

@Module({
  imports: [AgenciesModule, AuditModule, CustomersModule, DocumentsModule, JurisdictionsModule, RatingModule],
  controllers: [
    AdverseActionsController,
    AuthoritiesController,
    IssuesController,
    MoratoriaController,
    AdverseActionNoticesController,
    ReportAgenciesController,
  ],
  providers: [
    AdverseActionsQueries,
    ApproveIssue,
    ClaimIssue,
    DeclineIssue,
    Authorities,
    DecisionsStore,
    IssueDesk,
    IssueNotice,
    EditReportAgencies,
    PlacedMoratoria,
    ReportAgenciesQueries,
    ReleaseIssue,
    ReopenIssue,
    AdverseActionsStore,
    AuthoritiesQueries,
    Moratoria,
    MoratoriaQueries,
    IssuesQueries,
    IssuesStore,
    ReferralEvaluation,
    Underwriting,
    QuoteUnderwriting,
    QuoteReferrals,
  ],
  exports: [Moratoria, IssuesStore, Underwriting, QuoteUnderwriting, QuoteReferrals],
})
export class UnderwritingModule {}
