import { oncePer } from '../../../../shared/once-per.js';
import type { ManualDocument } from '../manual/manual.js';

export interface CoverageHeading {
  readonly code: string;
  readonly title: string;
  readonly limits: readonly { readonly code: string; readonly title: string }[];
}

/** What a manual calls its coverages and their limits, in its order. */
export const headingsOf = oncePer(({ coverages }: ManualDocument): readonly CoverageHeading[] =>
  coverages.map(({ code, title, limits = [] }) => {
    return { code, title, limits: limits.map((limit) => ({ code: limit.code, title: limit.title })) };
  }),
);
