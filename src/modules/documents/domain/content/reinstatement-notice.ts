import type { Block, Words } from '../content.js';
import type { ReinstatementNoticeData } from '../data.js';
import { longDate } from '../wording.js';
import { hourOf, policyContent, textBlocks, toReader } from './common.js';
import { amountDueBlock, copyBlocks } from './contract-parts.js';

export function reinstatementNoticeContent(data: ReinstatementNoticeData): Words {
  const { cancelledOn, reinstatedOn, policy, amountDue } = data;
  const isLapse = cancelledOn < reinstatedOn;
  const again = `${toReader(data, 'Your', 'The')} policy is reinstated`;
  return policyContent(
    data,
    {
      title: 'Notice of Reinstatement',
      subtitle: isLapse ? `${again}, with a lapse in coverage` : `${again}, with no lapse in coverage`,
      figure: { label: 'Reinstated effective', value: longDate(reinstatedOn), note: `at ${hourOf(policy)}` },
    },
    [
      isLapse
        ? lapse(cancelledOn, reinstatedOn)
        : {
            kind: 'text',
            texts: [
              `Policy ${policy.policyNumber}, which was canceled effective ${longDate(cancelledOn)}, is reinstated. Coverage ` +
                'continues without a lapse.',
            ],
          },
      ...(amountDue
        ? [amountDueBlock('Amount due', amountDue, 'Your reinstatement depends on this payment.')]
        : []),
      ...textBlocks('Conditions', data.conditions),
      ...copyBlocks(data.copies),
    ],
  );
}

function lapse(from: string, to: string): Block {
  return {
    kind: 'box',
    title: 'Lapse in coverage',
    texts: [
      `The policy was canceled effective ${longDate(from)} and is reinstated effective ${longDate(to)}. There was no ` +
        'coverage between those dates.',
    ],
  };
}
