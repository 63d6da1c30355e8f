import { declaredErrors } from '../../../shared/errors.js';
import { named } from '../../../shared/named-list.js';
import type { RiskFactor } from '../domain/risk.js';
import { NO_RISK, isRiskFactor, riskScore } from '../domain/risk.js';
import { riskOfAction } from './risky-actions.js';

export const AUDIT_OUTCOMES = named('AuditOutcome', ['success', 'failure', 'denied']);
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Stands in every row of what is done by somebody who has broken the glass. */
export const BREAK_GLASS = 'break-glass' satisfies RiskFactor;

interface RiskyEntry {
  readonly action: string;
  readonly outcome: AuditOutcome;
  /** The security alerts of the row. */
  readonly alerts: readonly string[];
}

/** The risk score of a change or an attempt: by its action, its outcome and what was noticed. */
export function entryRisk({ action, outcome, alerts }: RiskyEntry): string {
  const ofAction = riskOfAction(action);
  if (ofAction === undefined && outcome === 'success' && alerts.length === 0) return NO_RISK;
  const factors: RiskFactor[] = alerts.filter(isRiskFactor);
  if (ofAction !== undefined) factors.push(ofAction);
  if (outcome === 'denied') factors.push('denied');
  if (outcome === 'failure') factors.push('failed');
  return riskScore(factors);
}

/** The risk score of a request. One that failed mostly had a mistake in it and weighs nothing; one that was denied does weigh. */
export function requestRisk(outcome: AuditOutcome, alerts: readonly string[]): string {
  if (outcome !== 'denied' && alerts.length === 0) return NO_RISK;
  return riskScore([...alerts.filter(isRiskFactor), ...(outcome === 'denied' ? (['denied'] as const) : [])]);
}

/** What is noticed about a request by the problem that it was answered with. */
export function alertsOfProblem(code: string | null): readonly string[] {
  return code !== null && declaredErrors().get(code)?.isFourEyes === true ? ['four-eyes'] : [];
}
