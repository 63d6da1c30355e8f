import { named } from '../../shared/named-list.js';

/** An entry of the list with a name or alias equal to the one searched for. */
export interface SanctionsMatch {
  readonly name: string;
  /** The list's number of the entry. */
  readonly entry: string;
  /** The matching name, as the list writes it. */
  readonly listedAs: string;
  readonly program: string | null;
}

export interface Screened {
  /** SHA-256 of the list; null if none is configured, so that nobody was screened. */
  readonly list: string | null;
  /** The date of the list, from its files. */
  readonly listedAt: Date | null;
  /** Possible matches, which prove nothing: many people share a name with a listed person. */
  readonly matches: readonly SanctionsMatch[];
}

/** Searches for names on the list of sanctions. Throws SanctionsListUnavailable if it cannot be read. */
export abstract class SanctionsScreening {
  /** Screens all names against one version of the list. */
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

/** The recorded result of a screening. */
export const SCREENINGS = named('SanctionsScreening', ['not_screened', 'clear', 'cleared', 'possible_match']);
export type ScreeningOutcome = (typeof SCREENINGS)[number];
