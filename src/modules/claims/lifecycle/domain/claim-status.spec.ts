import { describe, expect, it } from '@jest/globals';
import { CLAIM_ACTIONS, CLAIM_STATUSES, CLAIM_TRANSITIONS, transitionOf } from './claim-status.js';

const ALLOWED = [
  'submitted review under_review',
  'under_review approve approved',
  'approved approve approved',
  'submitted deny denied',
  'under_review deny denied',
  'submitted withdraw withdrawn',
  'under_review withdraw withdrawn',
  'approved withdraw withdrawn',
  'approved close closed',
  'denied close closed',
  'withdrawn close closed',
  'denied reopen under_review',
  'withdrawn reopen under_review',
  'closed reopen under_review',
  'submitted merge closed',
  'under_review merge closed',
];

describe('the life of a claim', () => {
  it('has these steps and no others', () => {
    const taken = CLAIM_ACTIONS.flatMap((action) =>
      CLAIM_STATUSES.flatMap((status) => {
        const rule = transitionOf(status, action);
        return rule ? [`${status} ${action} ${rule.to}`] : [];
      }),
    );
    expect(taken.toSorted()).toEqual(ALLOWED.toSorted());
  });

  it('asks for what a decision rests on', () => {
    const requires = (action: string): readonly string[] =>
      CLAIM_TRANSITIONS.find((rule) => rule.action === action)?.requires ?? [];
    expect(requires('approve')).toEqual(['cover', 'coverage', 'amount', 'death_proven']);
    expect(requires('deny')).toContain('provision');
    expect(requires('reopen')).toContain('reason');
  });
});
