import type { Block } from '../content.js';
import type { Mailing } from '../parts.js';
import { longDate, plural } from '../wording.js';

export function reasonBlocks(heading: string, reasons: readonly string[]): readonly Block[] {
  return [
    { kind: 'heading', text: heading },
    { kind: 'list', ordered: reasons.length > 1, items: reasons },
  ];
}

/** Periods run from mailing, so a notice says itself when and how it went. */
export function mailingBlocks(mailing: Mailing | null | undefined): readonly Block[] {
  if (!mailing) return [];
  const { mailedOn, method, mailBy, noticeDays, citation } = mailing;
  const days =
    typeof noticeDays === 'number' ? [{ label: 'Notice given', value: plural(noticeDays, 'day') }] : [];
  return [
    { kind: 'heading', text: 'Mailing' },
    {
      kind: 'facts',
      facts: [
        ...(mailedOn ? [{ label: 'Mailed on', value: longDate(mailedOn) }] : []),
        ...(mailBy ? [{ label: 'To be mailed by', value: longDate(mailBy) }] : []),
        ...(method ? [{ label: 'Sent by', value: method }] : []),
        ...days,
        ...(citation ? [{ label: 'As required by', value: citation }] : []),
      ],
    },
  ];
}
