import type { Content } from '../content.js';
import type { NonRenewalNoticeData } from '../data.js';
import { longDate } from '../wording.js';
import { hourOf, policyContent, textBlocks } from './common.js';
import { copyBlocks } from './contract-parts.js';
import { mailingBlocks, reasonBlocks } from './notice-parts.js';

export function nonRenewalNoticeContent(data: NonRenewalNoticeData): Content {
  const { policy } = data;
  const end = longDate(policy.expirationDate);
  return policyContent(
    data,
    {
      title: 'Notice of Nonrenewal',
      subtitle: 'We will not offer to renew your policy',
      figure: { label: 'Cover ends on', value: end, note: `at ${hourOf(policy)}` },
    },
    [
      {
        kind: 'text',
        texts: [
          `Policy ${policy.policyNumber} stays in force until ${end}, ${hourOf(policy)}, and then ends. Please arrange other ` +
            'insurance before that day.',
        ],
      },
      ...reasonBlocks('Why', data.reasons),
      ...textBlocks('Your right to a review', data.reviewRights),
      ...mailingBlocks(data.mailing),
      ...copyBlocks(data.copies),
    ],
  );
}
