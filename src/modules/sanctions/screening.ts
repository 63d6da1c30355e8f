import type {
  SanctionsMatch,
  Screened as Found,
  ScreeningOutcome,
} from '../../platform/sanctions/sanctions-screening.js';
import type { DomainError, FieldFault } from '../../shared/errors.js';
import { sanctionsError } from './sanctions.errors.js';

/** Whose name is looked for. */
export interface ScreenedSubject {
  readonly id: string;
  readonly name: string;
}

/** Somebody has found that a subject of this name is not whom the entry means under this listed name. */
export interface Clearing {
  readonly subjectId: string;
  readonly name: string;
  readonly listEntry: string;
  readonly listedAs: string;
}

export interface ScreenedMatch extends SanctionsMatch {
  readonly subjectId: string;
  readonly isCleared: boolean;
}

/** What is kept of a look at the list beside what was decided on it; null from before there was one. */
export interface ScreeningKept {
  readonly screening: ScreeningOutcome | null;
  readonly screeningList: string | null;
}

export interface Screening extends ScreeningKept {
  readonly screening: ScreeningOutcome;
  readonly matches: readonly ScreenedMatch[];
}

/** Each match is of one subject, and told once: a customer is often a driver of theirs too. */
export function matchesOf(
  subjects: readonly ScreenedSubject[],
  { matches }: Found,
): readonly Omit<ScreenedMatch, 'isCleared'>[] {
  const distinct = new Map(subjects.map((subject) => [`${subject.id} ${subject.name}`, subject]));
  return [...distinct.values()].flatMap(({ id, name }) =>
    matches.filter((match) => match.name === name).map((match) => ({ subjectId: id, ...match })),
  );
}

/** A clearance is of one subject, under one name, for one entry under one listed name: if any of them changes, it is a match again. */
export function decideScreening(
  list: string | null,
  found: readonly Omit<ScreenedMatch, 'isCleared'>[],
  clearings: readonly Clearing[],
): Screening {
  if (list === null) return { screening: 'not_screened', screeningList: null, matches: [] };
  const matches = found.map((match) => ({
    ...match,
    isCleared: clearings.some((each) => isOf(each, match)),
  }));
  const outcome = matches.every(({ isCleared }) => isCleared) ? 'cleared' : 'possible_match';
  return { screening: matches.length === 0 ? 'clear' : outcome, screeningList: list, matches };
}

/** What a look at many says of some of them. */
export function screeningOf(screening: Screening, subjects: readonly ScreenedSubject[]): Screening {
  const matches = screening.matches.filter((match) =>
    subjects.some(({ id, name }) => id === match.subjectId && name === match.name),
  );
  if (screening.screeningList === null || matches.length === screening.matches.length)
    return { ...screening, matches };
  const outcome = matches.every(({ isCleared }) => isCleared) ? 'cleared' : 'possible_match';
  return { ...screening, screening: matches.length === 0 ? 'clear' : outcome, matches };
}

export function openMatches({ matches }: Screening): readonly ScreenedMatch[] {
  return matches.filter(({ isCleared }) => !isCleared);
}

/** What the trail is told of matches that nobody has cleared. */
export function openEntries(screening: Screening): {
  readonly listEntries: readonly string[];
  readonly listVersion: string | null;
} {
  const entries = openMatches(screening).map(({ entry }) => entry);
  return { listEntries: [...new Set(entries)], listVersion: screening.screeningList };
}

/**
 * `pointersOf` says where in the request, or in what it is about, a subject stands, or the one of this name beside it, whose name is
 * not told.
 */
export function matchErrorOf(
  screening: Screening,
  pointersOf: (subjectId: string, name: string) => readonly string[],
  isSubjectTold = true,
): DomainError {
  const errors = openMatches(screening).flatMap(({ subjectId, name, entry }): readonly FieldFault[] =>
    pointersOf(subjectId, name).map((pointer) => ({
      pointer,
      detail: `${isSubjectTold ? `${subjectId} has` : 'is'} a name of entry ${entry} of the list`,
    })),
  );
  return sanctionsError('sanctions.possible-match', { errors });
}

function isOf(cleared: Clearing, match: Omit<ScreenedMatch, 'isCleared'>): boolean {
  return (
    cleared.subjectId === match.subjectId &&
    cleared.name === match.name &&
    cleared.listEntry === match.entry &&
    cleared.listedAs === match.listedAs
  );
}
