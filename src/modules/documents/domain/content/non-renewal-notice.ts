import type { Words } from '../content.js';
import type { CanceledBy, NonRenewalNoticeData } from '../data.js';
import { longDate } from '../wording.js';
import { hourOf, policyContent, textBlocks, toReader } from './common.js';
import { copyBlocks } from './contract-parts.js';
import { reasonBlocks } from './notice-parts.js';

const SUBTITLES: Readonly<Record<CanceledBy, string>> = {
  insured: 'Your policy will not be renewed, at your request',
  insurer: 'We will not renew your policy',
};
const COPY = 'A policy in which you have an interest will not be renewed';

export function nonRenewalNoticeContent(data: NonRenewalNoticeData): Words {
  const { policy } = data;
  const end = longDate(policy.expirationDate);
  return policyContent(
    data,
    {
      title: 'Notice of Nonrenewal',
      subtitle: toReader(data, SUBTITLES[data.requestedBy ?? 'insurer'], COPY),
      figure: { label: 'Coverage ends on', value: end, note: `at ${hourOf(policy)}` },
    },
    [
      {
        kind: 'text',
        texts: [
          `Policy ${policy.policyNumber} remains in force until ${end} at ${hourOf(policy)}, when it expires.` +
            toReader(
              data,
              ' To avoid a lapse in coverage, please arrange other insurance before that date.',
              '',
            ),
        ],
      },
      ...reasonBlocks('Reason for nonrenewal', data.reasons),
      ...textBlocks('Your rights', data.reviewRights),
      ...copyBlocks(data.copies),
    ],
  );
}
