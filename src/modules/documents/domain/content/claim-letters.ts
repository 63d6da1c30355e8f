import type { Block, Words } from '../content.js';
import type {
  ClaimAcknowledgmentData,
  ClaimBeneficiaryPaymentData,
  ClaimBeneficiaryShareData,
  ClaimClosingData,
  ClaimDenialData,
  ClaimLetter,
  ClaimPaymentData,
  ClaimReservationData,
} from '../claim-letters.js';
import type { LabeledValue, SettlementLine } from '../parts.js';
import { dollars, longDate } from '../wording.js';
import { policyContent, textBlocks } from './common.js';
import { reasonBlocks } from './notice-parts.js';

export function claimAcknowledgmentContent(data: ClaimAcknowledgmentData): Words {
  const missing = data.missing ?? [];
  return claimContent(data, 'We Have Received Your Claim', null, [
    {
      kind: 'text',
      texts: [
        `Your claim was reported on ${longDate(data.reportedOn)}. An adjuster will review it and contact you. Please have the ` +
          'claim number ready when you call or write.',
      ],
    },
    ...(missing.length > 0
      ? [
          { kind: 'heading', text: 'What we still need from you' } as const,
          { kind: 'list', ordered: false, items: missing } as const,
        ]
      : []),
    { kind: 'heading', text: 'Until then' },
    {
      kind: 'list',
      ordered: false,
      items: [
        'Protect the property from further damage, and keep receipts for what that costs.',
        'Keep what was damaged until we have seen it, or take photographs.',
        'Keep estimates, bills and reports that have to do with the loss.',
      ],
    },
  ]);
}

export function claimDenialContent(data: ClaimDenialData): Words {
  return claimContent(data, 'Denial of Your Claim', null, [
    {
      kind: 'text',
      texts: [
        `We have reviewed the claim that you made under ${data.coverage}. The policy does not cover this loss.`,
      ],
    },
    ...reasonBlocks('Reason', [data.reason]),
    { kind: 'heading', text: 'What the decision is based on' },
    { kind: 'facts', facts: data.provisions },
    {
      kind: 'text',
      texts: [
        'If you think that we are mistaken, or if you have information that we have not seen, please write to us. We will ' +
          'review the claim again.',
      ],
    },
    ...textBlocks('Your rights', data.reviewRights),
  ]);
}

export function claimReservationContent(data: ClaimReservationData): Words {
  return claimContent(data, 'Reservation of Rights', null, [
    {
      kind: 'text',
      texts: [
        `We are looking into the claim that you made under ${data.coverage}. We have not denied it. We write because the policy ` +
          'may not cover all or part of the loss, and we do not want you to be surprised by that later.',
      ],
    },
    ...reasonBlocks('Why we write', [data.reason]),
    { kind: 'heading', text: 'What the policy says' },
    { kind: 'facts', facts: data.provisions },
    {
      kind: 'text',
      texts: [
        'We continue to look into the claim under a full reservation of our rights under the policy and the law. Nothing that we do ' +
          'meanwhile, and no payment, is a waiver of any of these rights or of any term of the policy, and we may rely on other ' +
          'terms that turn out to apply.',
        'If you have information that bears on this, please send it to us.',
      ],
    },
  ]);
}

export function claimClosingContent(data: ClaimClosingData): Words {
  const { paid, reopenUntil, reviewRights } = data;
  const figure = { label: 'Paid for your losses', value: dollars(paid), note: null };
  const until = reopenUntil ? ` You can ask for that until ${longDate(reopenUntil)}.` : '';
  return claimContent(data, 'Your Claim Is Closed', figure, [
    {
      kind: 'text',
      texts: [
        'We have closed the claim: nothing more is to be paid on it as far as we know.',
        `If you find further damage of the same loss, or receive further bills, please tell us, and we will reopen it.${until}`,
      ],
    },
    ...textBlocks('Your rights', reviewRights),
  ]);
}

export function claimPaymentContent(data: ClaimPaymentData): Words {
  return paymentContent(data, 'Payment of Your Claim', 'Loss');
}

export function claimBeneficiaryPaymentContent(data: ClaimBeneficiaryPaymentData): Words {
  return paymentContent(data, 'Payment of Your Share', `Share of ${data.beneficiary}`);
}

/** Each beneficiary's letter names only that beneficiary's share. */
export function claimBeneficiaryShareContent(data: ClaimBeneficiaryShareData): Words {
  const { beneficiary, inPlaceOf, amount, interest, missing } = data;
  const figure = { label: 'Your share', value: dollars(amount), note: 'without interest' };
  return claimContent(data, 'Your Share of the Death Benefit', figure, [
    {
      kind: 'text',
      texts: [
        `We are sorry for your loss. Under this policy ${dollars(amount)} is payable to ${beneficiary}` +
          `${inPlaceOf ? `, in the place of ${inPlaceOf}` : ''}.`,
        ...interestWords(interest),
      ],
    },
    ...(missing?.length
      ? [
          { kind: 'heading', text: 'What we still need from you' } as const,
          { kind: 'list', ordered: false, items: missing } as const,
        ]
      : []),
    {
      kind: 'text',
      texts: [
        'If the name or the address above is not right, or if you know of anybody else who may be entitled, please tell us before ' +
          'we pay.',
      ],
    },
  ]);
}

function interestWords(interest: ClaimBeneficiaryShareData['interest']): readonly string[] {
  if (!interest) return [];
  const { from, percent } = interest;
  const rate = percent ? ` at ${percent.replace(/\.?0+$/, '')} percent a year` : '';
  return [`We add interest${rate} from ${longDate(from)} until the day on which we pay.`];
}

interface Paid extends ClaimLetter {
  readonly payees: readonly LabeledValue[];
  readonly method: string;
  readonly lines: readonly SettlementLine[];
  readonly amount: string;
}

function paymentContent(data: Paid, title: string, column: string): Words {
  const { lines, amount, method, payees } = data;
  const figure = { label: 'Payment', value: dollars(amount), note: method };
  return claimContent(data, title, figure, [
    { kind: 'heading', text: 'Paid to' },
    { kind: 'facts', facts: payees },
    { kind: 'heading', text: 'How we worked it out' },
    {
      kind: 'table',
      columns: [
        { title: column, align: 'left' },
        { title: 'Amount', align: 'right' },
      ],
      groups: [
        {
          title: null,
          rows: [
            ...lines.map((line) => ({ look: 'plain', cells: [line.title, dollars(line.amount)] }) as const),
            { look: 'total', cells: ['This payment', dollars(amount)] },
          ],
        },
      ],
    },
  ]);
}

function claimContent(
  data: ClaimLetter,
  title: string,
  figure: Words['figure'],
  blocks: readonly Block[],
): Words {
  const { claimNumber, lossOn, cause } = data.claim;
  const facts: readonly LabeledValue[] = [
    { label: 'Claim number', value: claimNumber },
    ...(lossOn ? [{ label: 'Date of loss', value: longDate(lossOn) }] : []),
    ...(cause ? [{ label: 'Cause of loss', value: cause }] : []),
  ];
  return { ...policyContent(data, { title, figure, facts }, blocks), reference: `Claim ${claimNumber}` };
}
