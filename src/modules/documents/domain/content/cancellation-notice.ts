import { Money } from '../../../../shared/money.js';
import type { Block, Words } from '../content.js';
import type { CancellationNoticeData, CanceledBy } from '../data.js';
import type { PrintedSettlement } from '../parts.js';
import { dollars, longDate } from '../wording.js';
import { hourOf, policyContent, textBlocks, toReader } from './common.js';
import { amountDueBlock, copyBlocks } from './contract-parts.js';
import { reasonBlocks } from './notice-parts.js';

const SUBTITLES: Readonly<Record<CanceledBy, string>> = {
  insured: 'This confirms the cancellation of your policy',
  insurer: 'We are canceling your policy',
};

const COPY = 'A policy in which you have an interest is being canceled';

export function cancellationNoticeContent(data: CancellationNoticeData): Words {
  const { effectiveDate, policy, refund, amountDue } = data;
  const from = longDate(effectiveDate);
  return policyContent(
    data,
    {
      title: 'Notice of Cancellation',
      subtitle: toReader(data, SUBTITLES[data.requestedBy], COPY),
      figure: { label: 'Coverage ends on', value: from, note: `at ${hourOf(policy)}` },
    },
    [
      {
        kind: 'text',
        texts: [
          `Policy ${policy.policyNumber} ${effectiveDate > data.issuedOn ? 'will be' : 'is'} canceled effective ${from} at ` +
            `${hourOf(policy)}. There is no coverage after that time.`,
          ...replacement(data),
        ],
      },
      ...reasonBlocks('Reason for cancellation', data.reasons),
      ...(amountDue
        ? [
            amountDueBlock(
              'How to keep your policy',
              amountDue,
              'If we receive your payment by that date, your policy stays in force.',
            ),
          ]
        : []),
      ...(refund ? settlementBlocks(refund) : []),
      ...textBlocks('Your rights', data.reviewRights),
      ...copyBlocks(data.copies),
    ],
  );
}

/** Advice for an insured whose coverage the insurer ends. */
function replacement(data: CancellationNoticeData): readonly string[] {
  if (data.requestedBy === 'insured' || data.copyFor) return [];
  return ['To avoid a lapse in coverage, please arrange other insurance before that date.'];
}

function settlementBlocks({ method, lines, amount, note }: PrintedSettlement): readonly Block[] {
  const sum = Money.parse(amount);
  const title = sum.isNegative ? 'Amount you owe' : 'Return premium';
  return [
    { kind: 'heading', text: sum.isNegative ? 'Premium due' : 'Return premium' },
    {
      kind: 'table',
      columns: [
        { title: `Method: ${method}`, align: 'left' },
        { title: 'Amount', align: 'right' },
      ],
      groups: [
        {
          title: null,
          rows: [
            ...lines.map((line) => ({ look: 'plain', cells: [line.title, dollars(line.amount)] }) as const),
            { look: 'total', cells: [title, dollars(sum.isNegative ? sum.negated() : sum)] },
          ],
        },
      ],
    },
    ...(note ? [{ kind: 'text', texts: [note] } as const] : []),
  ];
}
