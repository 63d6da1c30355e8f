import { describe, expect, it } from '@jest/globals';
import type { ExplainedDecision } from './new-reasons.js';
import { newReasons } from './new-reasons.js';

const NOTHING: ExplainedDecision = { decision: { outcome: 'accept', reasons: [] }, triggers: [] };

function referred(value: string | null, worse: 'higher' | 'lower' = 'higher'): ExplainedDecision {
  const reason = { code: 'r', outcome: 'refer', title: 'R', blocks: 'bind', authority: 'a' } as const;
  return {
    decision: { outcome: 'refer', reasons: [reason] },
    triggers: [{ code: 'r', facts: {}, value, worse: value === null ? null : worse }],
  };
}

describe('what underwriting says of a change', () => {
  it.each<[string, ExplainedDecision, ExplainedDecision, string]>([
    ['nothing, where nothing is to be said', NOTHING, NOTHING, 'accept'],
    ['a reason that was not there before', referred('12'), NOTHING, 'refer'],
    ['nothing of a reason that goes', NOTHING, referred('12'), 'accept'],
    ['nothing of a reason that stays as it was', referred('12.0'), referred('12'), 'accept'],
    ['nothing of one that gets better', referred('11'), referred('12'), 'accept'],
    ['a reason that gets worse', referred('12.01'), referred('12'), 'refer'],
    ['a reason that gets worse downwards', referred('11', 'lower'), referred('12', 'lower'), 'refer'],
    ['nothing of one that gets better upwards', referred('13', 'lower'), referred('12', 'lower'), 'accept'],
    ['nothing of one that measures nothing', referred(null), referred(null), 'accept'],
  ])('is %s', (_case, after, before, outcome) => {
    expect(newReasons(after, before).outcome).toBe(outcome);
  });
});
