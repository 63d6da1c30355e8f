import { named } from '../../../shared/named-list.js';

export const IMPACT_ANALYSIS_STATUSES = named('ImpactAnalysisStatus', [
  'queued',
  'running',
  'paused',
  'succeeded',
  'failed',
  'cancelled',
]);
export type ImpactAnalysisStatus = (typeof IMPACT_ANALYSIS_STATUSES)[number];

interface Change {
  readonly from: readonly ImpactAnalysisStatus[];
  readonly to: ImpactAnalysisStatus;
}

/** Every way from one status to another. The first three are asked for by people, the others happen. */
export const IMPACT_ANALYSIS_CHANGES = {
  pause: { from: ['queued', 'running'], to: 'paused' },
  resume: { from: ['paused'], to: 'queued' },
  cancel: { from: ['queued', 'running', 'paused'], to: 'cancelled' },
  /** Also from `running`, when the worker that had it is gone. */
  start: { from: ['queued', 'running'], to: 'running' },
  /** The instance is shut down: another one may go on at once. */
  release: { from: ['running'], to: 'queued' },
  succeed: { from: ['running'], to: 'succeeded' },
  fail: { from: ['running'], to: 'failed' },
} as const satisfies Readonly<Record<string, Change>>;

export type ImpactAnalysisChange = keyof typeof IMPACT_ANALYSIS_CHANGES;

export function isAllowed(change: ImpactAnalysisChange, status: ImpactAnalysisStatus): boolean {
  const { from }: Change = IMPACT_ANALYSIS_CHANGES[change];
  return from.includes(status);
}
