import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { NoticeLetter } from '../../notices/domain/notice-letter.js';
import { reasonWording } from '../../notices/domain/reason-wording.js';
import type { WithdrawalReason } from './domain/non-renewal-reason.js';
import { NON_RENEWAL_REASON_IN_WORDS, WITHDRAWAL_REASON_IN_WORDS } from './domain/non-renewal-reason.js';
import type { NonRenewal } from './non-renewal-entries.js';

export function nonRenewalLetter(
  { requestedBy, reason, explanation }: NonRenewal,
  rights: readonly string[],
): NoticeLetter {
  const kind = NON_RENEWAL_REASON_IN_WORDS[reason];
  return {
    kind: 'non_renewal_notice',
    data: { requestedBy, reasons: [kind] },
    toInsureds: {
      reasons: [reasonWording(kind, explanation)],
      ...(rights.length > 0 && { reviewRights: rights }),
    },
  };
}

export function withdrawalLetter(expirationDate: CalendarDate, reason: WithdrawalReason): NoticeLetter {
  return {
    kind: 'rescission_notice',
    data: {
      withdraws: 'non_renewal',
      cancellationDate: expirationDate,
      reason: WITHDRAWAL_REASON_IN_WORDS[reason],
    },
  };
}
