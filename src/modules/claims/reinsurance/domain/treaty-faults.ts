import { datesFaults } from '../../../../shared/dated.js';
import type { FieldFault } from '../../../../shared/errors.js';
import { Money } from '../../../../shared/money.js';
import type { ReinsurerShare, TreatyKind } from './treaty.js';

export interface TreatyInput {
  readonly kind: TreatyKind;
  readonly reinsurers: readonly ReinsurerShare[];
  readonly placedBps: number;
  readonly cededBps: number | null;
  readonly retention: string | null;
  readonly limitAmount: string | null;
  readonly annualLimit: string | null;
  readonly effectiveDate: string;
  readonly expirationDate: string;
  readonly noticeBps: number | null;
  readonly noticeDays: number | null;
}

/** What does not fit together in a treaty, all at once. */
export function treatyFaults(input: TreatyInput): readonly FieldFault[] {
  return [
    ...(input.kind === 'quota_share' ? quotaShareFaults(input) : excessFaults(input)),
    ...shareFaults(input),
    ...noticeFaults(input),
    ...datesFaults(input),
    ...(input.annualLimit !== null && !isPositive(input.annualLimit)
      ? [{ pointer: '/annualLimit', detail: 'must be more than nothing' }]
      : []),
  ];
}

function quotaShareFaults({ cededBps, retention, limitAmount }: TreatyInput): readonly FieldFault[] {
  const ofExcess = [
    ['/retention', retention],
    ['/limitAmount', limitAmount],
  ] as const;
  return [
    ...(cededBps === null ? [{ pointer: '/cededBps', detail: 'is required of a quota share' }] : []),
    ...ofExcess
      .filter(([, value]) => value !== null)
      .map(([pointer]) => ({ pointer, detail: 'is of excess of loss only' })),
  ];
}

function excessFaults({ cededBps, retention, limitAmount }: TreatyInput): readonly FieldFault[] {
  const required = { detail: 'is required of excess of loss' };
  return [
    ...(cededBps === null ? [] : [{ pointer: '/cededBps', detail: 'is of a quota share only' }]),
    ...(retention === null ? [{ pointer: '/retention', ...required }] : []),
    ...(limitAmount === null ? [{ pointer: '/limitAmount', ...required }] : []),
    ...(limitAmount !== null && !isPositive(limitAmount)
      ? [{ pointer: '/limitAmount', detail: 'must be more than nothing' }]
      : []),
  ];
}

function shareFaults({ reinsurers, placedBps }: TreatyInput): readonly FieldFault[] {
  const sum = reinsurers.reduce((total, { shareBps }) => total + shareBps, 0);
  const codes = reinsurers.map(({ code }) => code);
  return [
    ...(sum === placedBps
      ? []
      : [{ pointer: '/reinsurers', detail: `have ${sum} basis points, and ${placedBps} are placed` }]),
    ...codes.flatMap((code, index) =>
      codes.indexOf(code) === index
        ? []
        : [{ pointer: `/reinsurers/${index}/code`, detail: 'is named twice' }],
    ),
  ];
}

function noticeFaults({ kind, noticeBps, noticeDays }: TreatyInput): readonly FieldFault[] {
  if (noticeBps === null)
    return noticeDays === null ? [] : [{ pointer: '/noticeBps', detail: 'is required with noticeDays' }];
  return [
    ...(kind === 'excess_per_risk'
      ? []
      : [{ pointer: '/noticeBps', detail: 'is of excess of loss of one claim only' }]),
    ...(noticeDays === null ? [{ pointer: '/noticeDays', detail: 'is required with noticeBps' }] : []),
  ];
}

function isPositive(amount: string): boolean {
  return Money.parse(amount).compare(Money.ZERO) > 0;
}
