import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/index.js';
import { EarnedPremiums } from './ledger/earned-premiums.queries.js';
import { AuditModule } from '../audit/index.js';
import { BillingModule } from '../billing/index.js';
import { CustomersModule } from '../customers/index.js';
import { DocumentsModule } from '../documents/index.js';
import { JurisdictionsModule } from '../jurisdictions/index.js';
import { QuotingModule } from '../quoting/index.js';
import { RatingModule } from '../rating/index.js';
import { SanctionsModule } from '../sanctions/index.js';
import { UnderwritingModule } from '../underwriting/index.js';
import { DeleteCustomer } from './customers/delete-customer.js';
import { InsuredCustomersController } from './customers/insured-customers.controller.js';
import { LenderCopies } from './documents/lender-copies.js';
import { PolicyDocuments } from './documents/policy-documents.js';
import { AnniversariesJob } from './jobs/anniversaries.job.js';
import { CancellationsJob } from './jobs/cancellations.job.js';
import { NonRenewalsJob } from './jobs/non-renewals.job.js';
import { StatusesJob } from './jobs/statuses.job.js';
import { Consequences } from './ledger/consequences.js';
import { LedgerQueries } from './ledger/ledger.queries.js';
import { LedgerStore } from './ledger/ledger.store.js';
import { TermCoverages } from './ledger/term-coverages.js';
import { MailNotice } from './notices/mail-notice.js';
import { NoticeLaws } from './notices/notice-laws.js';
import { NoticesController } from './notices/notices.controller.js';
import { NoticesQueries } from './notices/notices.queries.js';
import { NoticesStore } from './notices/notices.store.js';
import { ReturnNotice } from './notices/return-notice.js';
import { WriteNotices } from './notices/write-notices.js';
import { AddParty } from './parties/add-party.js';
import { BeneficiariesController } from './beneficiaries/beneficiaries.controller.js';
import { BeneficiariesQueries } from './beneficiaries/beneficiaries.queries.js';
import { DesignateBeneficiaries } from './beneficiaries/designate-beneficiaries.js';
import { LifeContracts } from './beneficiaries/life-contracts.js';
import { EndParty } from './parties/end-party.js';
import { PartiesController } from './parties/parties.controller.js';
import { PartiesQueries } from './parties/parties.queries.js';
import { PoliciesController } from './policies.controller.js';
import { PoliciesQueries } from './policies.queries.js';
import { PolicyWorksheetsController } from './policy-worksheets.controller.js';
import { OfferLetters } from './transactions/renew/offer-letters.js';
import { ExportPolicies } from './search/export-policies.js';
import { PoliciesOfLoss } from './search/policies-of-loss.queries.js';
import { PolicySearchController } from './search/search.controller.js';
import { PolicySearchQueries } from './search/search.queries.js';
import { RefreshStatuses } from './statuses/refresh-statuses.js';
import { StatusesStore } from './statuses/statuses.store.js';
import { BookAnniversary } from './transactions/anniversary/book-anniversary.js';
import { BindPolicy } from './transactions/bind/bind-policy.js';
import { ContractPortfolio } from './sanctions/contract-portfolio.js';
import { NamedInContracts } from './sanctions/named-in-contracts.queries.js';
import { ScreenContracts } from './sanctions/screen-contracts.js';
import { ReportHeldPolicies } from './sanctions/report-held-policies.js';
import { BookDueCancellation } from './transactions/cancel/book-due-cancellation.js';
import { LossesOfTerm } from './transactions/losses-of-term.js';
import { CancelPolicy } from './transactions/cancel/cancel-policy.js';
import { CancellationWriter } from './transactions/cancel/cancellation-writer.js';
import { CancellationLaws } from './transactions/cancel/cancellation-law.js';
import { CancellationsController } from './transactions/cancel/cancellations.controller.js';
import { DueCancellations } from './transactions/cancel/due-cancellations.js';
import { CancellationPlanner } from './transactions/cancel/plan-cancellation.js';
import { PreviewCancellation } from './transactions/cancel/preview-cancellation.js';
import { ReadCancellation } from './transactions/cancel/read-cancellation.js';
import { RescindCancellation } from './transactions/cancel/rescind-cancellation.js';
import { EndorsePolicy } from './transactions/endorse/endorse-policy.js';
import { EndorsementsController } from './transactions/endorse/endorsements.controller.js';
import { EndorsementPlanner } from './transactions/endorse/plan-endorsement.js';
import { PreviewEndorsement } from './transactions/endorse/preview-endorsement.js';
import { ReferChange } from './transactions/endorse/refer-change.js';
import { UnderwriteChange } from './transactions/endorse/underwrite-change.js';
import { LapseNonRenewal } from './transactions/non-renew/lapse-non-renewal.js';
import { NonRenewPolicy } from './transactions/non-renew/non-renew-policy.js';
import { NonRenewalWriter } from './transactions/non-renew/non-renewal-writer.js';
import { NonRenewalsController } from './transactions/non-renew/non-renewals.controller.js';
import { NonRenewalPlanner } from './transactions/non-renew/plan-non-renewal.js';
import { PreviewNonRenewal } from './transactions/non-renew/preview-non-renewal.js';
import { ReadNonRenewal } from './transactions/non-renew/read-non-renewal.js';
import { WithdrawNonRenewal } from './transactions/non-renew/withdraw-non-renewal.js';
import { NoLossStatements } from './transactions/reinstate/no-loss-statements.store.js';
import { ReinstatementPlanner } from './transactions/reinstate/plan-reinstatement.js';
import { PreviewReinstatement } from './transactions/reinstate/preview-reinstatement.js';
import { ReinstatePolicy } from './transactions/reinstate/reinstate-policy.js';
import { ReinstatementsController } from './transactions/reinstate/reinstatements.controller.js';
import { Policies } from './policies.js';
import { BeginNextTerm } from './transactions/renew/begin-next-term.js';
import { EndingTerms } from './transactions/renew/ending-terms.store.js';
import './policies.events.js';
import './policies.permissions.js';
import './policies.risks.js';

/** Contracts: binding, the transactions of their ledgers, and what they then say. */
@Module({
  imports: [
    AgenciesModule,
    AuditModule,
    BillingModule,
    CustomersModule,
    DocumentsModule,
    JurisdictionsModule,
    QuotingModule,
    RatingModule,
    SanctionsModule,
    UnderwritingModule,
  ],
  controllers: [
    CancellationsController,
    EndorsementsController,
    InsuredCustomersController,
    NonRenewalsController,
    NoticesController,
    BeneficiariesController,
    PartiesController,
    PoliciesController,
    PolicySearchController,
    PolicyWorksheetsController,
    ReinstatementsController,
  ],
  providers: [
    AddParty,
    BeneficiariesQueries,
    DesignateBeneficiaries,
    LifeContracts,
    EarnedPremiums,
    AnniversariesJob,
    BindPolicy,
    ReportHeldPolicies,
    NamedInContracts,
    ScreenContracts,
    ContractPortfolio,
    BookAnniversary,
    BookDueCancellation,
    LossesOfTerm,
    CancelPolicy,
    CancellationWriter,
    CancellationLaws,
    CancellationPlanner,
    CancellationsJob,
    Consequences,
    DeleteCustomer,
    DueCancellations,
    EndParty,
    EndorsePolicy,
    EndorsementPlanner,
    ExportPolicies,
    LapseNonRenewal,
    LedgerQueries,
    LedgerStore,
    LenderCopies,
    MailNotice,
    NonRenewPolicy,
    NonRenewalWriter,
    NonRenewalPlanner,
    NonRenewalsJob,
    NoticeLaws,
    NoticesQueries,
    NoticesStore,
    BeginNextTerm,
    EndingTerms,
    OfferLetters,
    Policies,
    PartiesQueries,
    PoliciesQueries,
    PolicyDocuments,
    PreviewCancellation,
    PreviewEndorsement,
    PreviewNonRenewal,
    PreviewReinstatement,
    ReadCancellation,
    ReadNonRenewal,
    ReferChange,
    RefreshStatuses,
    StatusesStore,
    ReinstatePolicy,
    NoLossStatements,
    ReinstatementPlanner,
    RescindCancellation,
    ReturnNotice,
    PoliciesOfLoss,
    PolicySearchQueries,
    StatusesJob,
    TermCoverages,
    UnderwriteChange,
    WithdrawNonRenewal,
    WriteNotices,
  ],
  exports: [
    ScreenContracts,
    EarnedPremiums,
    BeginNextTerm,
    EndingTerms,
    LifeContracts,
    OfferLetters,
    Policies,
  ],
})
export class PoliciesModule {}
