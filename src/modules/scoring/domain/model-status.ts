import { named } from '../../../shared/named-list.js';

export const MODEL_STATUSES = named('ScoringModelStatus', ['shadow', 'active', 'retired', 'killed']);
export type ModelStatus = (typeof MODEL_STATUSES)[number];

/** A model that has ended comes back as a new one, which somebody approves. */
const NEXT: Readonly<Record<ModelStatus, readonly ModelStatus[]>> = {
  shadow: ['active', 'retired', 'killed'],
  active: ['retired', 'killed'],
  retired: [],
  killed: [],
};

/** Those that score: in the shadow nobody sees it but those who watch models. */
export const SCORING_STATUSES = ['shadow', 'active'] as const satisfies readonly ModelStatus[];

export function modelMayBecome(from: ModelStatus, to: ModelStatus): boolean {
  return NEXT[from].includes(to);
}
