import type { Block, Words } from '../content.js';
import type { ClaimAcknowledgmentData, ClaimDenialData, ClaimLetter, ClaimPaymentData } from '../data.js';
import type { LabeledValue } from '../parts.js';
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

export function claimPaymentContent(data: ClaimPaymentData): Words {
  const { lines, amount, method, payees } = data;
  const figure = { label: 'Payment', value: dollars(amount), note: method };
  return claimContent(data, 'Payment of Your Claim', figure, [
    { kind: 'heading', text: 'Paid to' },
    { kind: 'facts', facts: payees },
    { kind: 'heading', text: 'How we worked it out' },
    {
      kind: 'table',
      columns: [
        { title: 'Loss', align: 'left' },
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
