import { named } from '../../shared/named-list.js';

/** An entry of a list whose name, or one of whose aliases, is the name that was looked for. */
export interface SanctionsMatch {
  readonly name: string;
  /** The number of the entry, as the list gives it. */
  readonly entry: string;
  /** The name of the entry that is the same, as the list writes it. */
  readonly listedAs: string;
  readonly program: string | null;
}

export interface Screened {
  /** SHA-256 of what was looked through; null where no list is set, and so nobody has looked. */
  readonly list: string | null;
  /** From when it is, as its files say. */
  readonly listedAt: Date | null;
  /** Never a proof: many people bear the name of one who is listed. */
  readonly matches: readonly SanctionsMatch[];
}

/** Looks for names on lists of those with whom nobody may deal. A list that cannot be read throws SanctionsListUnavailable. */
export abstract class SanctionsScreening {
  /** All names against one version of the list. */
  abstract screen(names: readonly string[]): Promise<Screened>;
}

export class NoSanctionsScreening extends SanctionsScreening {
  screen(): Promise<Screened> {
    return Promise.resolve({ list: null, listedAt: null, matches: [] });
  }
}

export class SanctionsListUnavailable extends Error {
  override readonly name = 'SanctionsListUnavailable';
}

/** What is kept of a look at the list. */
export const SCREENINGS = named('SanctionsScreening', ['not_screened', 'clear', 'cleared', 'possible_match']);
export type ScreeningOutcome = (typeof SCREENINGS)[number];
