import { faultsIn } from '../../platform/http/contract.js';
import type { Content, Words } from './domain/content.js';
import { adverseActionNoticeContent } from './domain/content/adverse-action-notice.js';
import { cancellationNoticeContent } from './domain/content/cancellation-notice.js';
import {
  claimAcknowledgmentContent,
  claimBeneficiaryPaymentContent,
  claimBeneficiaryShareContent,
  claimClosingContent,
  claimDenialContent,
  claimPaymentContent,
  claimReservationContent,
} from './domain/content/claim-letters.js';
import { declarationsContent } from './domain/content/declarations.js';
import { endorsementContent } from './domain/content/endorsement.js';
import { lossRunContent } from './domain/content/loss-run.js';
import { nonRenewalNoticeContent } from './domain/content/non-renewal-notice.js';
import { quoteProposalContent } from './domain/content/quote-proposal.js';
import { reinstatementNoticeContent } from './domain/content/reinstatement-notice.js';
import { renewalOfferContent } from './domain/content/renewal-offer.js';
import { rescissionNoticeContent } from './domain/content/rescission-notice.js';
import type { DocumentData } from './domain/data.js';
import type { DataFaults } from './domain/faults.js';
import {
  endorsementFaults,
  orderFaults,
  periodFaults,
  premiumFaults,
  settlementFaults,
  sumFaults,
} from './domain/faults.js';
import { FORM_NUMBERS } from './domain/form-numbers.js';
import type { DocumentKind } from './domain/kinds.js';
import {
  ClaimAcknowledgmentFields,
  ClaimBeneficiaryPaymentFields,
  ClaimBeneficiaryShareFields,
  ClaimClosingFields,
  ClaimDenialFields,
  ClaimPaymentFields,
  ClaimReservationFields,
  LossRunFields,
} from './data/claim-data.js';
import {
  DeclarationsFields,
  EndorsementFields,
  QuoteProposalFields,
  RenewalOfferFields,
} from './data/contract-data.js';
import {
  AdverseActionNoticeFields,
  CancellationNoticeFields,
  NonRenewalNoticeFields,
  ReinstatementNoticeFields,
  RescissionNoticeFields,
} from './data/notice-data.js';
import { documentError } from './documents.errors.js';

interface Template<Data> {
  readonly fields: new () => Data;
  readonly content: (data: Data) => Words;
  /** Called only when each field is valid by itself. */
  readonly faults: (data: Data) => DataFaults;
}

const templates: { readonly [Kind in DocumentKind]: Template<DocumentData[Kind]> } = {
  quote_proposal: {
    fields: QuoteProposalFields,
    content: quoteProposalContent,
    faults: (data) => [...periodFaults(data, ''), ...premiumFaults(data.premium)],
  },
  declarations: {
    fields: DeclarationsFields,
    content: declarationsContent,
    faults: ({ policy, premium }) => [...periodFaults(policy, '/policy'), ...premiumFaults(premium)],
  },
  endorsement: {
    fields: EndorsementFields,
    content: endorsementContent,
    faults: (data) => [...periodFaults(data.policy, '/policy'), ...endorsementFaults(data)],
  },
  cancellation_notice: {
    fields: CancellationNoticeFields,
    content: cancellationNoticeContent,
    faults: ({ policy, refund }) => [...periodFaults(policy, '/policy'), ...settlementFaults(refund)],
  },
  rescission_notice: {
    fields: RescissionNoticeFields,
    content: rescissionNoticeContent,
    faults: ({ policy }) => periodFaults(policy, '/policy'),
  },
  reinstatement_notice: {
    fields: ReinstatementNoticeFields,
    content: reinstatementNoticeContent,
    faults: ({ policy, cancelledOn, reinstatedOn }) => [
      ...periodFaults(policy, '/policy'),
      ...orderFaults(cancelledOn, reinstatedOn, '/reinstatedOn'),
    ],
  },
  non_renewal_notice: {
    fields: NonRenewalNoticeFields,
    content: nonRenewalNoticeContent,
    faults: ({ policy }) => periodFaults(policy, '/policy'),
  },
  renewal_offer: {
    fields: RenewalOfferFields,
    content: renewalOfferContent,
    faults: ({ policy, premium }) => [...periodFaults(policy, '/policy'), ...premiumFaults(premium)],
  },
  adverse_action_notice: {
    fields: AdverseActionNoticeFields,
    content: adverseActionNoticeContent,
    faults: () => [],
  },
  claim_acknowledgment: {
    fields: ClaimAcknowledgmentFields,
    content: claimAcknowledgmentContent,
    faults: ({ policy }) => periodFaults(policy, '/policy'),
  },
  claim_denial: {
    fields: ClaimDenialFields,
    content: claimDenialContent,
    faults: ({ policy }) => periodFaults(policy, '/policy'),
  },
  claim_payment: {
    fields: ClaimPaymentFields,
    content: claimPaymentContent,
    faults: ({ policy, lines, amount }) => [
      ...periodFaults(policy, '/policy'),
      ...sumFaults(lines, amount, '/amount'),
    ],
  },
  claim_reservation_of_rights: {
    fields: ClaimReservationFields,
    content: claimReservationContent,
    faults: ({ policy }) => periodFaults(policy, '/policy'),
  },
  claim_closing: {
    fields: ClaimClosingFields,
    content: claimClosingContent,
    faults: ({ policy }) => periodFaults(policy, '/policy'),
  },
  claim_beneficiary_share: {
    fields: ClaimBeneficiaryShareFields,
    content: claimBeneficiaryShareContent,
    faults: ({ policy }) => periodFaults(policy, '/policy'),
  },
  claim_beneficiary_payment: {
    fields: ClaimBeneficiaryPaymentFields,
    content: claimBeneficiaryPaymentContent,
    faults: ({ policy, lines, amount }) => [
      ...periodFaults(policy, '/policy'),
      ...sumFaults(lines, amount, '/amount'),
    ],
  },
  loss_run: {
    fields: LossRunFields,
    content: lossRunContent,
    faults: ({ policy, lines, incurred }) => [
      ...periodFaults(policy, '/policy'),
      ...sumFaults(
        lines.map((line) => ({ title: line.claimNumber, amount: line.incurred })),
        incurred,
        '/incurred',
      ),
    ],
  },
};

const MOST_FAULTS = 20;

/** The content of a document of this kind; throws when the data are incomplete or contradict themselves. */
export function contentOf<Kind extends DocumentKind>(kind: Kind, data: DocumentData[Kind]): Content {
  const template: Template<DocumentData[Kind]> = templates[kind];
  const found = faultsIn(template.fields as new () => object, data);
  const errors = found.length > 0 ? found : template.faults(data);
  const [first] = errors;
  if (!first) return { ...template.content(data), form: FORM_NUMBERS[kind] };
  throw documentError('documents.invalid-data', {
    detail: `In the data of the ${kind.replaceAll('_', ' ')}, ${first.pointer || 'the whole'} ${first.detail}.`,
    errors: errors.slice(0, MOST_FAULTS),
  });
}
