import { named } from '../../../../shared/named-list.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';

/** What a claim knows of its loss, as far as a notice has to tell it. */
export interface KnownOfLoss {
  readonly policyId: string | null;
  readonly lossOn: CalendarDate | null;
  readonly lossAt: string | null;
  readonly cause: string | null;
  readonly description: string | null;
  readonly lossPlace: object | null;
  /** Whether anybody who reported it can be reached. */
  readonly canBeReached: boolean;
}

/** Without what is needed for a decision, nobody can say whether and how much is owed; the rest helps. */
export const MISSING_FOR = named('ClaimMissingFor', ['decision', 'investigation']);
export type MissingFor = (typeof MISSING_FOR)[number];

export interface MissingItem {
  /** Where it is to be entered. */
  readonly pointer: string;
  readonly title: string;
  readonly neededFor: MissingFor;
}

const ITEMS: readonly (MissingItem & { readonly isKnown: (loss: KnownOfLoss) => boolean })[] = [
  {
    pointer: '/policyId',
    title: 'The policy',
    neededFor: 'decision',
    isKnown: (loss) => loss.policyId !== null,
  },
  {
    pointer: '/lossOn',
    title: 'The day of the loss',
    neededFor: 'decision',
    isKnown: (loss) => loss.lossOn !== null,
  },
  {
    pointer: '/cause',
    title: 'What caused the loss',
    neededFor: 'decision',
    isKnown: (loss) => loss.cause !== null,
  },
  {
    pointer: '/description',
    title: 'What happened',
    neededFor: 'decision',
    isKnown: (loss) => loss.description !== null,
  },
  {
    pointer: '/lossAt',
    title: 'The time of the loss',
    neededFor: 'investigation',
    isKnown: (loss) => loss.lossAt !== null,
  },
  {
    pointer: '/lossPlace',
    title: 'Where it happened',
    neededFor: 'investigation',
    isKnown: (loss) => loss.lossPlace !== null,
  },
  {
    pointer: '/reporter',
    title: 'A telephone number or an e-mail address of whoever reported it',
    neededFor: 'investigation',
    isKnown: (loss) => loss.canBeReached,
  },
];

/** What is still to be asked for, what a decision needs first. */
export function missingOf(loss: KnownOfLoss): readonly MissingItem[] {
  return ITEMS.filter(({ isKnown }) => !isKnown(loss)).map(({ isKnown: _, ...item }) => item);
}
