import type { Block, Content } from '../content.js';
import type { ReinstatementNoticeData } from '../data.js';
import { longDate } from '../wording.js';
import { hourOf, policyContent, textBlocks, toReader } from './common.js';
import { amountDueBlock, copyBlocks } from './contract-parts.js';

export function reinstatementNoticeContent(data: ReinstatementNoticeData): Content {
  const { cancelledOn, reinstatedOn, policy, amountDue } = data;
  const isLapse = cancelledOn < reinstatedOn;
  const again = `${toReader(data, 'Your', 'The')} policy is in force again`;
  return policyContent(
    data,
    {
      title: 'Notice of Reinstatement',
      subtitle: isLapse ? again : `${again}, without interruption`,
      figure: { label: 'In force again from', value: longDate(reinstatedOn), note: `at ${hourOf(policy)}` },
    },
    [
      isLapse
        ? lapse(cancelledOn, reinstatedOn)
        : {
            kind: 'text',
            texts: [
              `The cancellation of policy ${policy.policyNumber} on ${longDate(cancelledOn)} is taken back. There was no day ` +
                'without cover.',
            ],
          },
      ...(amountDue ? [amountDueBlock('What is due', amountDue, 'The reinstatement rests on it.')] : []),
      ...textBlocks('Conditions', data.conditions),
      ...copyBlocks(data.copies),
    ],
  );
}

function lapse(from: string, to: string): Block {
  return {
    kind: 'box',
    title: 'There was a time without cover',
    texts: [
      `The policy was cancelled on ${longDate(from)} and is in force again from ${longDate(to)}. What happened from ` +
        `${longDate(from)} until then is not covered.`,
    ],
  };
}
