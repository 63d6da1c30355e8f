import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Decimal } from '../../../shared/decimal.js';
import type { FieldFault } from '../../../shared/errors.js';
import { longDate } from '../../../shared/long-date.js';
import type { BlockingPoint } from '../../rating/index.js';
import { BLOCKING_POINTS } from '../../rating/index.js';
import type { ApprovalTerms } from './issue.js';

const MOST = Decimal.parse('100');

/** The contradictions in the terms of an approval, and with what it approves. */
export function approvalFaults(
  terms: ApprovalTerms,
  issue: { readonly blocks: BlockingPoint | null; readonly value: string | null },
  today: CalendarDate,
): readonly FieldFault[] {
  const { validThrough, validity, validUntil, offsetPercent } = terms;
  const faults: FieldFault[] = [];
  if (issue.blocks !== null && rank(validThrough) < rank(issue.blocks))
    faults.push({
      pointer: '/validThrough',
      detail: `must be ${issue.blocks} or later: that is what it blocks`,
    });
  if ((validity === 'until') !== (validUntil !== null))
    faults.push({ pointer: '/validUntil', detail: 'goes with `until`, and only with it' });
  if (validUntil !== null && validUntil < today)
    faults.push({ pointer: '/validUntil', detail: `must be ${longDate(today)} or later` });
  if (offsetPercent === null) return faults;
  if (issue.value === null)
    faults.push({ pointer: '/offsetPercent', detail: 'must be left out: the rule has measured no value' });
  if (/\.\d{3}/.test(offsetPercent) || Decimal.parse(offsetPercent).compare(MOST) > 0)
    faults.push({ pointer: '/offsetPercent', detail: 'must be from 0 to 100 with at most two places' });
  return faults;
}

function rank(point: BlockingPoint): number {
  return BLOCKING_POINTS.indexOf(point);
}
