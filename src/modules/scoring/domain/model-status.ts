import { named } from '../../../shared/named-list.js';

export const MODEL_STATUSES = named('ScoringModelStatus', ['shadow', 'active', 'retired', 'killed']);
export type ModelStatus = (typeof MODEL_STATUSES)[number];

/** An ended model can come back only as a new one, which has to be approved. */
const NEXT: Readonly<Record<ModelStatus, readonly ModelStatus[]>> = {
  shadow: ['active', 'retired', 'killed'],
  active: ['retired', 'killed'],
  retired: [],
  killed: [],
};

/** Statuses that score. Scores of a shadow model are visible only to those who monitor models. */
export const SCORING_STATUSES = ['shadow', 'active'] as const satisfies readonly ModelStatus[];

export function modelMayBecome(from: ModelStatus, to: ModelStatus): boolean {
  return NEXT[from].includes(to);
}
