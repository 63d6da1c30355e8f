import {
  FactorChallenge,
  FactorSettings,
  TrustedDevice,
} from '../modules/identity/factors/factors.entities.js';
import { Passkey } from '../modules/identity/factors/passkeys/passkey.entity.js';
import { AccountLink } from '../modules/identity/links/account-link.entity.js';
import { Agency } from '../modules/agencies/agencies/agency.entity.js';
import { Company } from '../modules/agencies/companies/company.entity.js';
import { ScimGroup, ScimMember, ScimToken, ScimUser } from '../modules/identity/scim/scim.entities.js';
import { SsoIdentity, SsoProvider } from '../modules/identity/sso/sso.entities.js';
import { AccessReview } from '../modules/identity/access/access-review.entity.js';
import {
  CompanyRole,
  RoleConflict,
  RoleException,
  RoleVersion,
  UserRole,
} from '../modules/identity/roles/roles.entities.js';
import { User } from '../modules/identity/user.entity.js';
import { CustomerFact } from '../modules/customers/losses/customer-fact.entity.js';
import { Customer } from '../modules/customers/customer.entity.js';
import {
  PolicyCharge,
  PolicyCoverage,
  PolicyTransaction,
} from '../modules/policies/ledger/ledger.entities.js';
import { Policy } from '../modules/policies/policy.entity.js';
import { Quote } from '../modules/quoting/quote.entity.js';
import { AuditLog } from '../modules/audit/audit-log.entity.js';
import { BackupReport } from '../modules/audit/evidence/backup-report.entity.js';
import {
  AuditArchive,
  LegalHold,
  RetentionMinimum,
  RetentionPolicy,
} from '../modules/audit/retention/retention.entities.js';
import {
  AuditCheckpoint,
  AuditCheckpointStamp,
  AuditKey,
  AuditSeal,
} from '../modules/audit/seals/seal.entities.js';
import { BillingAccount, BillingEntry, BillingItem } from '../modules/billing/billing.entities.js';
import { Payment } from '../modules/billing/payments/payment.entity.js';
import { PaymentPlan } from '../modules/billing/plans/payment-plan.entity.js';
import { Refund } from '../modules/billing/refunds/refund.entity.js';
import { PersonalIdentifier } from '../modules/customers/identifiers/personal-identifier.entity.js';
import {
  Document,
  DocumentFile,
  DocumentRendition,
  PendingDocument,
} from '../modules/documents/document.entities.js';
import { DocumentLink } from '../modules/documents/links/document-link.entity.js';
import { AccessToken } from '../modules/identity/access-token.entity.js';
import {
  AuthorizationCode,
  ConsentGrant,
  ProtocolArtifact,
  RefreshToken,
  TokenLogEntry,
} from '../modules/identity/server/protocol.entities.js';
import { OauthClient } from '../modules/identity/clients/client.entity.js';
import { SigningKey } from '../modules/identity/keys/signing-key.entity.js';
import { SignInSource } from '../modules/identity/sign-in-source.entity.js';
import { UserSession } from '../modules/identity/user-session.entity.js';
import { JurisdictionRuleRow } from '../modules/jurisdictions/jurisdiction-rule.entity.js';
import { ClaimRow } from '../modules/claims/claim.entity.js';
import { ClaimAuthority } from '../modules/claims/authority/authority.entity.js';
import { ClaimDiaryEntry } from '../modules/claims/diary/diary.entity.js';
import { ClaimEscalation } from '../modules/claims/diary/escalation.entity.js';
import { ClaimVerification } from '../modules/claims/coverage/verification.entity.js';
import {
  ClaimAggregate,
  ClaimExposure,
  ClaimIncident,
} from '../modules/claims/exposures/exposure.entities.js';
import { ClaimCatastrophe } from '../modules/claims/events/catastrophe.entity.js';
import {
  ClaimFigureChange,
  ClaimFigures,
  ClaimOpenFigures,
} from '../modules/claims/figures/figures.entity.js';
import {
  ClaimCession,
  ClaimCessionChange,
  ClaimCessionEntry,
  ReinsuranceReceipt,
  ReinsuranceTreaty,
} from '../modules/claims/reinsurance/reinsurance.entities.js';
import { ClaimLawsuit, ClaimSubrogation } from '../modules/claims/matters/matters.entities.js';
import { ClaimDocument } from '../modules/claims/files/claim-document.entity.js';
import { ClaimNote } from '../modules/claims/notes/note.entity.js';
import { UploadedFile } from '../modules/documents/uploads/uploaded-file.entity.js';
import {
  ClaimFraudRule,
  ClaimFraudScore,
  ClaimInvestigation,
} from '../modules/claims/investigations/investigations.entities.js';
import {
  ClaimAdjuster,
  ClaimAssignment,
  ClaimAssignmentRule,
} from '../modules/claims/assignment/assignment.entities.js';
import {
  ClaimEntry,
  ClaimPayee,
  ClaimReserveLine,
  ClaimReserveRule,
  ClaimTransaction,
} from '../modules/claims/ledger/ledger.entities.js';
import { ClaimTransition } from '../modules/claims/lifecycle/transition.entity.js';
import { ClaimNotice } from '../modules/claims/notices/notice.entity.js';
import { SanctionsFinding } from '../modules/sanctions/findings/finding.entity.js';
import {
  SanctionsClearance,
  SanctionsPass,
  SanctionsWithdrawal,
} from '../modules/sanctions/sanctions.entities.js';
import { ClaimContact, ClaimRole } from '../modules/claims/people/people.entities.js';
import { Notice } from '../modules/policies/notices/notice.entity.js';
import { BeneficiaryDesignation } from '../modules/policies/beneficiaries/designation.entity.js';
import { NoLossStatement } from '../modules/policies/transactions/reinstate/no-loss-statement.entity.js';
import { ClaimBeneficiary, ClaimDeath } from '../modules/claims/life/life.entities.js';
import { PolicyParty } from '../modules/policies/parties/policy-party.entity.js';
import { Renewal } from '../modules/renewals/renewal.entity.js';
import { QuoteGroup } from '../modules/quoting/groups/quote-group.entity.js';
import { QuoteScore } from '../modules/scoring/scores/quote-score.entity.js';
import { ScoringModel, ScoringPosition } from '../modules/scoring/models/scoring-model.entity.js';
import { QuoteValidity } from '../modules/quoting/validity/quote-validity.entity.js';
import { BookRating, BookRatingResult } from '../modules/rate-impact/book-rating.entities.js';
import {
  DiscountRule,
  EditionFingerprint,
  EditionWindow,
  RateTable,
  RatingEdition,
  RatingPlan,
  SurchargeRule,
} from '../modules/rating/editions/edition.entities.js';
import { RatingWorksheet } from '../modules/rating/worksheets/worksheet.entity.js';
import {
  AdverseActionRow,
  ConsumerReportAgency,
} from '../modules/underwriting/adverse-actions/adverse-action.entities.js';
import { UnderwritingAuthority } from '../modules/underwriting/authorities/authority.entity.js';
import { UnderwritingIssue } from '../modules/underwriting/issue.entity.js';
import { UnderwritingHold } from '../modules/underwriting/moratoria/hold.entity.js';
import { BreakGlassAccess, BreakGlassSet } from '../modules/identity/break-glass/break-glass.entities.js';
import {
  PersonalColumn,
  PersonalTable,
  PrivacyDeadline,
  PrivacyRequest,
  RecordMinimum,
} from '../modules/privacy/privacy.entities.js';
import {
  Alert,
  AlertLetter,
  AlertPosition,
  AlertRule,
  AlertRuleVersion,
  AlertSubscription,
} from '../modules/audit/alerts/alert.entities.js';
import { WebhookDelivery, WebhookPosition } from '../modules/webhooks/deliveries/delivery.entities.js';
import { JobRun } from '../platform/jobs/job-run.entity.js';
import { JobState } from '../platform/jobs/job-state.entity.js';
import { ReferenceVersion } from '../platform/reference-data/reference-version.entity.js';
import { WebhookEndpoint, WebhookSecret } from '../modules/webhooks/endpoints/endpoint.entities.js';

/** All entities of all rooms, listed by hand: a search in folders finds nothing when the code runs from TypeScript. */
export const entities = [
  BreakGlassAccess,
  BreakGlassSet,
  Alert,
  AlertLetter,
  AlertPosition,
  AlertRule,
  AlertRuleVersion,
  AlertSubscription,
  AccountLink,
  FactorChallenge,
  FactorSettings,
  TrustedDevice,
  Passkey,
  Agency,
  Company,
  User,
  Customer,
  CustomerFact,
  Quote,
  Policy,
  PolicyTransaction,
  PolicyCharge,
  JobRun,
  JobState,
  ReferenceVersion,
  AuditLog,
  AuditSeal,
  AuditKey,
  AuditCheckpoint,
  AuditCheckpointStamp,
  AuditArchive,
  LegalHold,
  RetentionMinimum,
  RetentionPolicy,
  BillingAccount,
  BillingItem,
  BillingEntry,
  Payment,
  PaymentPlan,
  Refund,
  PersonalIdentifier,
  Document,
  DocumentRendition,
  PendingDocument,
  DocumentFile,
  DocumentLink,
  AccessToken,
  OauthClient,
  SsoProvider,
  SsoIdentity,
  ScimGroup,
  ScimMember,
  ScimToken,
  ScimUser,
  AccessReview,
  BackupReport,
  CompanyRole,
  RoleConflict,
  RoleException,
  RoleVersion,
  UserRole,
  AuthorizationCode,
  ConsentGrant,
  ProtocolArtifact,
  RefreshToken,
  TokenLogEntry,
  SigningKey,
  SignInSource,
  UserSession,
  JurisdictionRuleRow,
  PolicyCoverage,
  Notice,
  BeneficiaryDesignation,
  NoLossStatement,
  ClaimBeneficiary,
  ClaimDeath,
  PolicyParty,
  Renewal,
  QuoteGroup,
  QuoteValidity,
  QuoteScore,
  ScoringModel,
  ScoringPosition,
  BookRating,
  BookRatingResult,
  RatingPlan,
  RatingEdition,
  EditionWindow,
  EditionFingerprint,
  RateTable,
  DiscountRule,
  SurchargeRule,
  RatingWorksheet,
  AdverseActionRow,
  ConsumerReportAgency,
  UnderwritingAuthority,
  UnderwritingIssue,
  UnderwritingHold,
  ClaimRow,
  ClaimAggregate,
  ClaimAuthority,
  ClaimDiaryEntry,
  ClaimEscalation,
  ClaimContact,
  ClaimEntry,
  ClaimExposure,
  ClaimCatastrophe,
  ClaimCession,
  ClaimCessionChange,
  ClaimCessionEntry,
  ReinsuranceReceipt,
  ReinsuranceTreaty,
  ClaimFigureChange,
  ClaimFigures,
  ClaimOpenFigures,
  ClaimLawsuit,
  ClaimSubrogation,
  ClaimDocument,
  ClaimNote,
  UploadedFile,
  ClaimFraudRule,
  ClaimFraudScore,
  ClaimIncident,
  ClaimInvestigation,
  ClaimNotice,
  ClaimPayee,
  ClaimReserveLine,
  ClaimAdjuster,
  ClaimAssignment,
  ClaimAssignmentRule,
  ClaimReserveRule,
  ClaimRole,
  SanctionsClearance,
  SanctionsFinding,
  SanctionsPass,
  SanctionsWithdrawal,
  ClaimTransaction,
  ClaimTransition,
  ClaimVerification,
  PersonalColumn,
  PersonalTable,
  PrivacyDeadline,
  PrivacyRequest,
  RecordMinimum,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookPosition,
  WebhookSecret,
] as const;
