import type { Content } from '../content.js';
import type { RescissionNoticeData } from '../data.js';
import { longDate } from '../wording.js';
import { policyContent } from './common.js';
import { copyBlocks } from './contract-parts.js';
import { reasonBlocks } from './notice-parts.js';

export function rescissionNoticeContent(data: RescissionNoticeData): Content {
  const { policy, cancellationDate, reason } = data;
  return policyContent(
    data,
    { title: 'Cancellation Withdrawn', subtitle: 'Your policy stays in force without interruption' },
    [
      {
        kind: 'text',
        texts: [
          `We told you that policy ${policy.policyNumber} would be cancelled on ${longDate(cancellationDate)}. That notice is ` +
            'withdrawn and has no effect. Your cover goes on as if it had not been given.',
        ],
      },
      ...(reason ? reasonBlocks('Why', [reason]) : []),
      ...copyBlocks(data.copies),
    ],
  );
}
