import type { Content } from '../content.js';
import type { CancelledBy, NonRenewalNoticeData } from '../data.js';
import { longDate } from '../wording.js';
import { hourOf, policyContent, textBlocks, toReader } from './common.js';
import { copyBlocks } from './contract-parts.js';
import { mailingBlocks, reasonBlocks } from './notice-parts.js';

const SUBTITLES: Readonly<Record<CancelledBy, string>> = {
  insured: 'As you have asked, your policy is not renewed',
  insurer: 'We will not offer to renew your policy',
};
const COPY = 'A policy in which you have an interest is not renewed';

export function nonRenewalNoticeContent(data: NonRenewalNoticeData): Content {
  const { policy } = data;
  const end = longDate(policy.expirationDate);
  return policyContent(
    data,
    {
      title: 'Notice of Nonrenewal',
      subtitle: toReader(data, SUBTITLES[data.requestedBy ?? 'insurer'], COPY),
      figure: { label: 'Cover ends on', value: end, note: `at ${hourOf(policy)}` },
    },
    [
      {
        kind: 'text',
        texts: [
          `Policy ${policy.policyNumber} stays in force until ${end}, ${hourOf(policy)}, and then ends.` +
            toReader(data, ' Please arrange other insurance before that day.', ''),
        ],
      },
      ...reasonBlocks('Why', data.reasons),
      ...textBlocks('Your right to a review', data.reviewRights),
      ...mailingBlocks(data.mailing),
      ...copyBlocks(data.copies),
    ],
  );
}
