import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Senders } from '../../agencies/index.js';
import type { AddresseeRow } from '../../customers/index.js';
import { addressLines, addressedName } from '../../customers/index.js';
import type { AdverseActionNoticeData, ConsumerReport } from '../../documents/index.js';
import type { AdverseKind, AdverseReason } from '../domain/adverse-action.js';
import { underwritingError } from '../underwriting.errors.js';
import type { AdverseActionResponse, UsedReportResponse } from './adverse-actions.dto.js';

export interface NoticeContext {
  readonly senders: Senders;
  readonly addressee: AddresseeRow;
  readonly issuedOn: CalendarDate;
}

const DECISIONS: Readonly<
  Record<AdverseActionResponse['subjectType'], Readonly<Record<AdverseKind, string>>>
> = {
  quote: {
    declined: 'We cannot offer the insurance that you asked for.',
    less_favourable: 'We offer the insurance that you asked for, but not at our best terms.',
  },
  policy_transaction: {
    declined: 'We cannot make the change to your policy that you asked for.',
    less_favourable: 'We insure you under your policy, but not at our best terms.',
  },
};
const INQUIRIES = 'The number of inquiries on your consumer report.';

/** The data of the notice. Throws where the law requires the name of an agency and none has been entered. */
export function noticeOf(
  { subjectType, subjectId, reference, kind, reasons, report }: AdverseActionResponse,
  { senders, addressee, issuedOn }: NoticeContext,
): AdverseActionNoticeData {
  return {
    ...senders,
    issuedOn,
    recipient: {
      name: addressedName(addressee),
      addressLines: addressee.address === null ? null : addressLines(addressee.address),
    },
    about: {
      label: subjectType === 'quote' ? 'Quote number' : 'Policy number',
      value: reference ?? subjectId,
    },
    decision: DECISIONS[subjectType][kind],
    reasons: reasons.map(wording),
    inquiries: report?.inquiriesMattered ? INQUIRIES : null,
    consumerReports: report === null ? null : [reportOf(report)],
  };
}

/** The detail often begins with the title of the step; it is not repeated. */
function wording({ title, detail }: AdverseReason): string {
  if (detail === null) return title;
  if (detail.toLowerCase().startsWith(title.toLowerCase())) return detail;
  // Details that begin with a name of their own become a sentence: two colons in one are hard to read.
  return `${title}${detail.includes(': ') ? '.' : ':'} ${detail}`;
}

function reportOf({ agency, score }: UsedReportResponse): ConsumerReport {
  if (agency === null) throw underwritingError('quoting.notice-incomplete');
  return {
    name: agency.name,
    addressLines: agency.address.split('\n'),
    phone: agency.phone,
    score: score && {
      value: score.score,
      lowest: score.scoreMin,
      highest: score.scoreMax,
      createdOn: score.scoreDate,
      source: score.scoreSource,
    },
  };
}
