import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { BillingModule } from '../billing/index.js';
import { CustomersModule } from '../customers/index.js';
import { DocumentsModule } from '../documents/index.js';
import { JurisdictionsModule } from '../jurisdictions/index.js';
import { PoliciesModule } from '../policies/index.js';
import { ClaimAuthoritiesController } from './authority/authorities.controller.js';
import { ClaimAuthoritiesQueries } from './authority/authorities.queries.js';
import { ClaimAuthorities } from './authority/authorities.js';
import { ClaimsQueries } from './claims.queries.js';
import { ClaimsStore } from './claims.store.js';
import { VerificationsQueries } from './coverage/verifications.queries.js';
import { VerifyCoverage } from './coverage/verify-coverage.js';
import { Deadlines } from './diary/deadlines.js';
import { ClaimDiaryController } from './diary/diary.controller.js';
import { DiaryQueries } from './diary/diary.queries.js';
import { DiaryStore } from './diary/diary.store.js';
import { EditDiary } from './diary/edit-diary.js';
import { SendEscalations } from './diary/send-escalations.js';
import { DeadlinesJob } from './jobs/deadlines.job.js';
import { LossRunsController } from './loss-run/loss-run.controller.js';
import { LossRunDocuments } from './loss-run/loss-run-documents.js';
import { LossRuns } from './loss-run/loss-run.queries.js';
import { ClaimTimelineController } from './timeline/timeline.controller.js';
import { MattersInTrail } from './timeline/matters-in-trail.queries.js';
import { TimelineQueries } from './timeline/timeline.queries.js';
import { DenyClaim } from './lifecycle/deny-claim.js';
import { ClaimLifecycleController } from './lifecycle/lifecycle.controller.js';
import { MoveClaim } from './lifecycle/move-claim.js';
import { StepRequirements } from './lifecycle/step-requirements.js';
import { TakeStep } from './lifecycle/take-step.js';
import { TransitionsQueries } from './lifecycle/transitions.queries.js';
import { AddNotice } from './notices/add-notice.js';
import { ClaimsController } from './notices/claims.controller.js';
import { CompleteClaim } from './notices/complete-claim.js';
import { MergeClaim } from './notices/merge-claim.js';
import { NoticesWriter } from './notices/notices.writer.js';
import { RegisterClaim } from './notices/register-claim.js';
import { ClaimLetters } from './letters/claim-letters.js';
import { ContactNames } from './people/contact-names.js';
import { RecordLoss } from './record-loss.js';
import { AssessLoss } from './exposures/assess-loss.js';
import { ClaimExposuresController } from './exposures/exposures.controller.js';
import { ExposuresQueries } from './exposures/exposures.queries.js';
import { OpenExposure } from './exposures/open-exposure.js';
import { ClaimDocuments } from './files/claim-documents.js';
import { ClaimDocumentsController } from './files/claim-documents.controller.js';
import { ClaimNotes } from './notes/notes.js';
import { ClaimNotesController } from './notes/notes.controller.js';
import { ClaimCatastrophesController } from './events/catastrophes.controller.js';
import { CatastropheQueries } from './events/catastrophe.queries.js';
import { Catastrophes } from './events/catastrophes.js';
import { EarnedBooks } from './figures/earned-book.js';
import { AddUpFigures } from './figures/add-up-figures.store.js';
import { CheckFigures } from './figures/check-figures.store.js';
import { FiguresStore } from './figures/figures.store.js';
import { ClaimReportsController } from './figures/reports.controller.js';
import { ClaimReports } from './figures/reports.queries.js';
import { ReserveRights } from './lifecycle/reserve-rights.js';
import { Counterparties } from './matters/counterparties.js';
import { Litigate } from './matters/litigate.js';
import { ClaimMattersController } from './matters/matters.controller.js';
import { MattersQueries } from './matters/matters.queries.js';
import { Subrogate } from './matters/subrogate.js';
import { ClaimFraudRulesController } from './investigations/fraud-rules.controller.js';
import { FraudRules } from './investigations/fraud-rules.js';
import { Investigate } from './investigations/investigate.js';
import { ClaimInvestigationsController } from './investigations/investigations.controller.js';
import { InvestigationsQueries } from './investigations/investigations.queries.js';
import { ReferClaim } from './investigations/refer-claim.js';
import { ScoreClaim } from './investigations/score-claim.js';
import { FiguresJob } from './jobs/figures.job.js';
import { ScheduledPaymentsJob } from './jobs/scheduled-payments.job.js';
import { CessionsJob } from './jobs/cessions.job.js';
import { BookReceipt } from './reinsurance/book-receipt.js';
import { Bordereaux } from './reinsurance/bordereaux.js';
import { CedeClaims } from './reinsurance/cede-claims.js';
import { CessionsStore } from './reinsurance/cessions.store.js';
import { DraftTreaties } from './reinsurance/draft-treaties.js';
import { EditTreaties } from './reinsurance/edit-treaties.js';
import { NoteCession } from './reinsurance/note-cession.store.js';
import { ReceiptsQueries } from './reinsurance/receipts.queries.js';
import { ReinsuranceRecoverablesController } from './reinsurance/recoverables.controller.js';
import { RecoverablesQueries } from './reinsurance/recoverables.queries.js';
import { ReinsuranceTreatiesController } from './reinsurance/treaties.controller.js';
import { TreatiesQueries } from './reinsurance/treaties.queries.js';
import { BookScheduledPayment } from './ledger/book-scheduled-payment.js';
import { DecideTransaction } from './ledger/decide-transaction.js';
import { DefaultReserves } from './ledger/default-reserves.js';
import { EndPayment } from './ledger/end-payment.js';
import { HeldPayments } from './ledger/held-payments.js';
import { ClaimLedgerStore } from './ledger/ledger.store.js';
import { RecordRecovery } from './ledger/record-recovery.js';
import { RequestPayment } from './ledger/request-payment.js';
import { ClaimReserveRulesController } from './ledger/reserve-rules.controller.js';
import { ReserveRules } from './ledger/reserve-rules.js';
import { SetReserve } from './ledger/set-reserve.js';
import { ClaimLedgerController } from './ledger/ledger.controller.js';
import { ClaimTransactionsController } from './ledger/transactions.controller.js';
import { TransactionsQueries } from './ledger/transactions.queries.js';
import { TransactionsWriter } from './ledger/transactions.writer.js';
import { ApproveClaim } from './lifecycle/approve-claim.js';
import { ClaimDeathsController } from './life/deaths.controller.js';
import { Adjusters } from './assignment/adjusters.js';
import { AdjustersQueries } from './assignment/adjusters.queries.js';
import { ClaimAdjustersController } from './assignment/adjusters.controller.js';
import { AssignClaim } from './assignment/assign-claim.js';
import { AssignClaims } from './assignment/assign-claims.js';
import { AssignmentRules } from './assignment/assignment-rules.js';
import {
  ClaimAssignmentRulesController,
  ClaimAssignmentsController,
} from './assignment/assignments.controller.js';
import { AssignmentsStore } from './assignment/assignments.store.js';
import { AssignmentsJob } from './jobs/assignments.job.js';
import { BeneficiaryLetters } from './letters/beneficiary-letters.js';
import { HeirsOfDeath } from './life/heirs-of-death.js';
import { LifeQueries } from './life/life.queries.js';
import { RecordDeath } from './life/record-death.js';
import { SettleDeath } from './life/settle-death.js';
import { SanctionsModule } from '../sanctions/index.js';
import { ClearContacts } from './sanctions/clear-contacts.js';
import { ClaimSanctionsController } from './sanctions/sanctions.controller.js';
import { ScreenPayees } from './sanctions/screen-payees.js';
import { ClaimRoles } from './people/claim-roles.js';
import { ContactPhones } from './people/contact-phones.js';
import { Contacts } from './people/contacts.js';
import { ContactsQueries } from './people/contacts.queries.js';
import './people/plain-phones.store.js';
import './notices/plain-phones.store.js';
import { ReporterPhones } from './notices/reporter-phones.js';
import { Payees } from './people/payees.js';
import { ClaimPeopleController } from './people/people.controller.js';
import './claims.events.js';
import './claims.permissions.js';

/** Claims: from the first notice of a loss to the end of it. */
@Module({
  imports: [
    AuditModule,
    BillingModule,
    CustomersModule,
    DocumentsModule,
    JurisdictionsModule,
    PoliciesModule,
    SanctionsModule,
  ],
  controllers: [
    ClaimDiaryController,
    ClaimReportsController,
    ReinsuranceTreatiesController,
    ReinsuranceRecoverablesController,
    ClaimCatastrophesController,
    ClaimMattersController,
    ClaimDocumentsController,
    ClaimNotesController,
    ClaimFraudRulesController,
    ClaimInvestigationsController,
    ClaimTimelineController,
    LossRunsController,
    ClaimDeathsController,
    ClaimExposuresController,
    ClaimLedgerController,
    ClaimTransactionsController,
    ClaimReserveRulesController,
    ClaimSanctionsController,
    ClaimPeopleController,
    ClaimAuthoritiesController,
    ClaimLifecycleController,
    ClaimAdjustersController,
    ClaimAssignmentRulesController,
    ClaimAssignmentsController,
    ClaimsController,
  ],
  providers: [
    BookReceipt,
    Bordereaux,
    CedeClaims,
    CessionsJob,
    CessionsStore,
    DraftTreaties,
    EditTreaties,
    NoteCession,
    ReceiptsQueries,
    RecoverablesQueries,
    TreatiesQueries,
    AddUpFigures,
    CheckFigures,
    FiguresJob,
    FiguresStore,
    LossRunDocuments,
    ReserveRights,
    EarnedBooks,
    ClaimReports,
    Catastrophes,
    CatastropheQueries,
    Counterparties,
    Litigate,
    Subrogate,
    MattersQueries,
    ClaimDocuments,
    ClaimNotes,
    FraudRules,
    Investigate,
    InvestigationsQueries,
    ReferClaim,
    ScoreClaim,
    AssessLoss,
    HeirsOfDeath,
    BeneficiaryLetters,
    Adjusters,
    AdjustersQueries,
    AssignClaim,
    AssignClaims,
    AssignmentRules,
    AssignmentsStore,
    AssignmentsJob,
    LifeQueries,
    RecordDeath,
    SettleDeath,
    ExposuresQueries,
    OpenExposure,
    DecideTransaction,
    DefaultReserves,
    BookScheduledPayment,
    EndPayment,
    HeldPayments,
    ScheduledPaymentsJob,
    ClaimLedgerStore,
    RecordRecovery,
    RequestPayment,
    ReserveRules,
    SetReserve,
    TransactionsQueries,
    TransactionsWriter,
    ApproveClaim,
    ClearContacts,
    ScreenPayees,
    ClaimRoles,
    ContactPhones,
    Contacts,
    ContactsQueries,
    ReporterPhones,
    Payees,
    AddNotice,
    ClaimAuthoritiesQueries,
    ClaimsQueries,
    ClaimsStore,
    CompleteClaim,
    DenyClaim,
    ClaimAuthorities,
    MergeClaim,
    MoveClaim,
    NoticesWriter,
    ClaimLetters,
    Deadlines,
    DeadlinesJob,
    DiaryQueries,
    DiaryStore,
    EditDiary,
    SendEscalations,
    TimelineQueries,
    MattersInTrail,
    LossRuns,
    ContactNames,
    RecordLoss,
    RegisterClaim,
    StepRequirements,
    TakeStep,
    TransitionsQueries,
    VerificationsQueries,
    VerifyCoverage,
  ],
})
export class ClaimsModule {}
