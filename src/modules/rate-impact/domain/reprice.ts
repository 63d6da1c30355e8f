import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { BatchFault, BatchOutcome, EditionBatch } from '../../rating/index.js';

/** A policy as it stands in the book, with its risk as rating takes it. */
export interface PolicyToReprice {
  readonly policyId: string;
  readonly policyNumber: string;
  /** The edition of its term. */
  readonly editionId: string | null;
  readonly risk: Readonly<Record<string, unknown>>;
}

export const COMPARED_EDITIONS = ['baseline', 'candidate'] as const;
export type ComparedEdition = (typeof COMPARED_EDITIONS)[number];

export interface RepriceFault extends BatchFault {
  /** Which of the two could not rate. When neither could, it is the candidate's fault that is told. */
  readonly edition: ComparedEdition;
}

/** One policy on both editions, in cents. Without a fault both prices are known. */
export interface Repriced {
  readonly policyId: string;
  readonly policyNumber: string;
  readonly oldCents: number | null;
  readonly newCents: number | null;
  readonly fault: RepriceFault | null;
}

export interface EditionComparison {
  readonly candidate: EditionBatch;
  /** Null: each policy on the edition of its own term. */
  readonly baseline: EditionBatch | null;
  readonly ofTerm: ReadonlyMap<string, EditionBatch>;
  /** The day by which dates are judged to lie in the past, the same for the whole book. */
  readonly ratedOn: CalendarDate;
}

const NO_EDITION: BatchOutcome = {
  cents: null,
  fault: { code: 'policies.term-without-edition', pointer: '', detail: 'the term is rated on no edition' },
};

/** What each policy costs on its present edition and on the candidate. Writes nothing, and no policy stops the others. */
export async function reprice(
  book: readonly PolicyToReprice[],
  comparison: EditionComparison,
): Promise<readonly Repriced[]> {
  const { candidate, ratedOn } = comparison;
  const risks = book.map(({ risk }) => risk);
  const after = await candidate.rate(risks, ratedOn);
  const before = await ratedBefore(book, risks, comparison);
  return book.map(({ policyId, policyNumber }, index) => {
    const [old, now] = [before[index] ?? NO_EDITION, after[index] ?? NO_EDITION];
    const fault =
      now.fault !== null
        ? ({ ...now.fault, edition: 'candidate' } as const)
        : old.fault !== null
          ? ({ ...old.fault, edition: 'baseline' } as const)
          : null;
    return { policyId, policyNumber, oldCents: old.cents, newCents: now.cents, fault };
  });
}

async function ratedBefore(
  book: readonly PolicyToReprice[],
  risks: readonly unknown[],
  { baseline, ofTerm, ratedOn }: EditionComparison,
): Promise<readonly BatchOutcome[]> {
  if (baseline) return baseline.rate(risks, ratedOn);
  const outcomes = new Array<BatchOutcome>(book.length).fill(NO_EDITION);
  for (const [editionId, places] of placesByEdition(book)) {
    const edition = ofTerm.get(editionId);
    const rated = await edition?.rate(
      places.map((place) => risks[place]),
      ratedOn,
    );
    rated?.forEach((outcome, index) => (outcomes[places[index] as number] = outcome));
  }
  return outcomes;
}

function placesByEdition(book: readonly PolicyToReprice[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  book.forEach(({ editionId }, place) => {
    if (editionId === null) return;
    const known = places.get(editionId);
    if (known) known.push(place);
    else places.set(editionId, [place]);
  });
  return places;
}
