import { Money } from '../../../../shared/money.js';
import type { Block, Content } from '../content.js';
import type { CancellationNoticeData, CancelledBy } from '../data.js';
import type { Settlement } from '../parts.js';
import { dollars, longDate } from '../wording.js';
import { hourOf, policyContent, textBlocks, toReader } from './common.js';
import { amountDueBlock, copyBlocks } from './contract-parts.js';
import { mailingBlocks, reasonBlocks } from './notice-parts.js';

const SUBTITLES: Readonly<Record<CancelledBy, string>> = {
  insured: 'As you have asked, your policy is cancelled',
  insurer: 'Your insurer cancels your policy',
};

const COPY = 'A policy in which you have an interest is cancelled';

export function cancellationNoticeContent(data: CancellationNoticeData): Content {
  const { effectiveDate, policy, refund, amountDue } = data;
  const from = longDate(effectiveDate);
  return policyContent(
    data,
    {
      title: 'Notice of Cancellation',
      subtitle: toReader(data, SUBTITLES[data.requestedBy], COPY),
      figure: { label: 'Cover ends on', value: from, note: `at ${hourOf(policy)}` },
    },
    [
      {
        kind: 'text',
        texts: [
          `Policy ${policy.policyNumber} is cancelled as of ${from}, ${hourOf(policy)}. What happens from that moment on is not ` +
            'covered by this policy.',
        ],
      },
      ...reasonBlocks('Why', data.reasons),
      ...(amountDue
        ? [
            amountDueBlock(
              'How to keep your policy',
              amountDue,
              'If your payment reaches us by then, the policy stays in force.',
            ),
          ]
        : []),
      ...(refund ? settlementBlocks(refund) : []),
      ...textBlocks('Your right to a review', data.reviewRights),
      ...mailingBlocks(data.mailing),
      ...copyBlocks(data.copies),
    ],
  );
}

function settlementBlocks({ method, lines, amount, note }: Settlement): readonly Block[] {
  const sum = Money.parse(amount);
  const title = sum.isNegative ? 'You owe' : 'You get back';
  return [
    { kind: 'heading', text: sum.isNegative ? 'Premium still owed' : 'Refund' },
    {
      kind: 'table',
      columns: [
        { title: `Calculated ${method}`, align: 'left' },
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
