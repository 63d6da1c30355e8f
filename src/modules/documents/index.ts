export { DocumentsModule } from './documents.module.js';
export { Documents } from './documents.js';
export { MoveFiles } from './store/move-files.js';
export { deleteFiles } from './store/database-files.js';
export { IssuedDocumentResponse } from './documents.dto.js';
export { DOCUMENT_PAGE_POLICY } from './page-policy.js';
export type { IssueInput } from './issue-document.js';
export type { DocumentPreview } from './documents.view.js';
export type {
  AdverseActionNoticeData,
  CancellationNoticeData,
  DeclarationsData,
  DocumentData,
  EndorsementData,
  NonRenewalNoticeData,
  QuoteProposalData,
  ReinstatementNoticeData,
  RenewalOfferData,
  RescissionNoticeData,
} from './domain/data.js';
export type { DocumentKind, Subject, SubjectType } from './domain/kinds.js';
export type {
  AmountDue,
  Change,
  Charge,
  ConsumerReport,
  CoverageLine,
  EndorsementInForce,
  FormLine,
  Insured,
  Interest,
  LabelledValue,
  PaymentOption,
  PolicyOnPaper,
  Premium,
  RiskSection,
  Sender,
  Settlement,
} from './domain/parts.js';
