import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/index.js';
import { AuditModule } from '../audit/index.js';
import { BillingModule } from '../billing/index.js';
import { CustomersModule } from '../customers/index.js';
import { DocumentsModule } from '../documents/index.js';
import { RatingModule } from '../rating/index.js';
import { CreateQuote } from './create-quote.js';
import { ChangeDraft } from './drafts/change-draft.js';
import { CreateDraft } from './drafts/create-draft.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { RateDraft } from './drafts/rate-draft.js';
import { ReadQuote } from './drafts/read-quote.js';
import { EndQuotes } from './expiry/end-quotes.js';
import { InputsController } from './inputs/inputs.controller.js';
import { ReadInputs } from './inputs/read-inputs.js';
import { QuoteExpiryJob } from './jobs/expiry.job.js';
import { CreateGroup } from './groups/create-group.js';
import { GroupsController } from './groups/groups.controller.js';
import { GroupsQueries } from './groups/groups.queries.js';
import { ReadGroupPage } from './groups/read-group-page.js';
import { Pricing } from './pricing.js';
import { IssueProposal } from './proposal/issue-proposal.js';
import { ProposalsController } from './proposal/proposals.controller.js';
import { QuoteWriter } from './quote-writer.js';
import { QuoteOwner } from './quote-owner.js';
import { QuoteScores } from './quote-scores.js';
import { QuotingController } from './quoting.controller.js';
import { QuotingQueries } from './quoting.queries.js';
import { Quoting } from './quoting.js';
import { ExportQuotes } from './search/export-quotes.js';
import { QuoteSearchController } from './search/search.controller.js';
import { QuoteSearchQueries } from './search/search.queries.js';
import { UnderwritingModule } from '../underwriting/index.js';
import { UnderwrittenQuotesModule } from './underwritten-quotes.module.js';
import { QuoteValidities } from './validity/quote-validities.js';
import { ValiditiesController } from './validity/validities.controller.js';
import { ReQuote } from './versions/re-quote.js';
import { VersionsController } from './versions/versions.controller.js';
import { VersionsQueries } from './versions/versions.queries.js';
import './quoting.events.js';
import './quoting.permissions.js';
import './quoting.risks.js';

@Module({
  imports: [
    AgenciesModule,
    AuditModule,
    BillingModule,
    CustomersModule,
    DocumentsModule,
    RatingModule,
    UnderwritingModule,
    UnderwrittenQuotesModule,
  ],
  controllers: [
    DraftsController,
    GroupsController,
    InputsController,
    QuoteSearchController,
    QuotingController,
    ProposalsController,
    ValiditiesController,
    VersionsController,
  ],
  providers: [
    CreateQuote,
    CreateDraft,
    ChangeDraft,
    RateDraft,
    ReadQuote,
    ReadInputs,
    ReQuote,
    IssueProposal,
    VersionsQueries,
    CreateGroup,
    GroupsQueries,
    ReadGroupPage,
    QuoteSearchQueries,
    ExportQuotes,
    QuoteValidities,
    EndQuotes,
    QuoteExpiryJob,
    Pricing,
    QuoteWriter,
    QuoteOwner,
    QuoteScores,
    QuotingQueries,
    Quoting,
  ],
  exports: [Quoting, QuoteScores],
})
export class QuotingModule {}
