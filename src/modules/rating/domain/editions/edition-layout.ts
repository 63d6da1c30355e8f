import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { longDate } from '../../../../shared/long-date.js';
import { ratingError } from '../../rating.errors.js';
import { named } from '../../../../shared/named-list.js';

/** An edition in use, with the fields that decide which dates it rates. */
export interface LiveEdition {
  readonly id: string;
  readonly newBusinessDate: CalendarDate;
  readonly renewalDate: CalendarDate;
  /** A timestamp as text that sorts in order of time. */
  readonly activatedAt: string;
}

export interface Span {
  readonly editionId: string;
  readonly from: CalendarDate;
  /** Exclusive; null for no end. */
  readonly to: CalendarDate | null;
}

export const EDITION_USES = named('EditionUse', ['new_business', 'renewal']);
export type EditionUse = (typeof EDITION_USES)[number];

function startOf(edition: LiveEdition, use: EditionUse): CalendarDate {
  return use === 'new_business' ? edition.newBusinessDate : edition.renewalDate;
}

/**
 * The dates that each edition rates: from its own date up to the next edition's. Throws `rating.window-taken` when two begin
 * on the same day, since it would be unclear which one rates.
 */
export function layOut(editions: readonly LiveEdition[], use: EditionUse): readonly Span[] {
  const sorted = editions
    .map((edition) => ({ editionId: edition.id, from: startOf(edition, use) }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.map(({ editionId, from }, index) => {
    const to = sorted[index + 1]?.from ?? null;
    if (from === to)
      throw ratingError('rating.window-taken', {
        detail: `Two editions of this plan begin on ${longDate(from)}.`,
      });
    return { editionId, from, to };
  });
}

/**
 * An edition is superseded when, for every use, a later edition was activated after it. An edition put in front of an
 * existing one takes its place for a while and supersedes nothing.
 */
export function isSuperseded(edition: LiveEdition, editions: readonly LiveEdition[]): boolean {
  return EDITION_USES.every((use) =>
    editions.some(
      (other) =>
        startOf(other, use) > startOf(edition, use) &&
        other.id !== edition.id &&
        other.activatedAt >= edition.activatedAt,
    ),
  );
}
