import type { RiskFactor } from '../domain/risk.js';

/** What an action is by itself, whoever does it and however it ends. */
type ActionRisk = Extract<
  RiskFactor,
  'export' | 'credentials' | 'privileges' | 'evidence' | 'break-glass-begun' | 'reuse'
>;

const declared = new Map<string, ActionRisk>();

/** Declares which actions of one room weigh something in the trail; all others weigh nothing. Throws when two rooms claim one. */
export function defineRiskyActions(actions: Readonly<Record<string, ActionRisk>>): void {
  for (const [action, risk] of Object.entries(actions)) {
    if (declared.has(action)) throw new Error(`The risk of ${action} is declared twice`);
    declared.set(action, risk);
  }
}

export function riskOfAction(action: string): ActionRisk | undefined {
  return declared.get(action);
}
