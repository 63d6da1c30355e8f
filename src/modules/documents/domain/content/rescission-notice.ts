import type { Words } from '../content.js';
import type { RescissionNoticeData, WithdrawnNotice } from '../data.js';
import { longDate } from '../wording.js';
import { policyContent, toReader } from './common.js';
import { copyBlocks } from './contract-parts.js';
import { reasonBlocks } from './notice-parts.js';

const TITLES: Readonly<Record<WithdrawnNotice, string>> = {
  cancellation: 'Withdrawal of Cancellation Notice',
  non_renewal: 'Withdrawal of Nonrenewal Notice',
};

export function rescissionNoticeContent(data: RescissionNoticeData): Words {
  const { reason } = data;
  const withdraws = data.withdraws ?? 'cancellation';
  const policy = `${toReader(data, 'Your', 'The')} policy`;
  const subtitle =
    withdraws === 'cancellation'
      ? `${policy} remains in force with no lapse in coverage`
      : `${policy} can be renewed`;
  return policyContent(data, { title: TITLES[withdraws], subtitle }, [
    { kind: 'text', texts: [withdrawal(data, withdraws)] },
    ...(reason ? reasonBlocks('Reason', [reason]) : []),
    ...copyBlocks(data.copies),
  ]);
}

function withdrawal(data: RescissionNoticeData, withdraws: WithdrawnNotice): string {
  const { policyNumber } = data.policy;
  const date = longDate(data.cancellationDate);
  if (withdraws === 'non_renewal')
    return `Our notice that policy ${policyNumber} would not be renewed when it expires on ${date} is withdrawn and has no effect.`;
  const coverage = `${toReader(data, 'Your coverage', 'Coverage')} continues without interruption.`;
  return (
    `Our notice that policy ${policyNumber} would be canceled on ${date} is withdrawn and has no effect. ` +
    coverage
  );
}
