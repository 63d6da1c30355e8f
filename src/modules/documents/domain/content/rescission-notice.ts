import type { Content } from '../content.js';
import type { RescissionNoticeData, WithdrawnNotice } from '../data.js';
import { longDate } from '../wording.js';
import { policyContent, toReader } from './common.js';
import { copyBlocks } from './contract-parts.js';
import { reasonBlocks } from './notice-parts.js';

const TITLES: Readonly<Record<WithdrawnNotice, string>> = {
  cancellation: 'Cancellation Withdrawn',
  non_renewal: 'Nonrenewal Withdrawn',
};

export function rescissionNoticeContent(data: RescissionNoticeData): Content {
  const { reason } = data;
  const withdraws = data.withdraws ?? 'cancellation';
  const policy = `${toReader(data, 'Your', 'The')} policy`;
  const subtitle =
    withdraws === 'cancellation'
      ? `${policy} stays in force without interruption`
      : `${policy} can be renewed`;
  return policyContent(data, { title: TITLES[withdraws], subtitle }, [
    { kind: 'text', texts: [withdrawal(data, withdraws)] },
    ...(reason ? reasonBlocks('Why', [reason]) : []),
    ...copyBlocks(data.copies),
  ]);
}

function withdrawal(data: RescissionNoticeData, withdraws: WithdrawnNotice): string {
  const { policyNumber } = data.policy;
  const date = longDate(data.cancellationDate);
  if (withdraws === 'non_renewal')
    return (
      `We told you that policy ${policyNumber} would not be renewed when it ends on ${date}. That notice is withdrawn and ` +
      'has no effect.'
    );
  const cover = `${toReader(data, 'Your cover', 'The cover')} goes on as if it had not been given.`;
  return (
    `We told you that policy ${policyNumber} would be cancelled on ${date}. That notice is withdrawn and has no effect. ` +
    cover
  );
}
