import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../../shared/actor.js';
import { decisionShownTo } from './shown-decision.js';
import type { UnderwritingDecision } from '../engine/rated.js';

const agent: Actor = { id: 'a', role: 'agent', agencyId: 'x', sessionId: null };
const underwriter: Actor = { id: 'u', role: 'underwriter', agencyId: null, sessionId: null };

const limit = {
  code: 'above-a-million',
  outcome: 'refer',
  title: 'Above 1,000,000.',
  authority: 'senior',
} as const;
const decline = {
  code: 'factor-above-5',
  outcome: 'decline',
  title: 'Too many claims.',
  blocks: null,
  authority: null,
} as const;
const noted = {
  code: 'preferred',
  outcome: 'accept',
  title: 'Preferred.',
  blocks: null,
  authority: null,
} as const;

const referred: UnderwritingDecision = {
  outcome: 'refer',
  reasons: [noted, { ...limit, blocks: 'issue' }, { ...limit, code: 'other', blocks: 'bind' }],
};

describe('a decision', () => {
  it('is shown to staff as it is', () => {
    expect(decisionShownTo(underwriter, referred)).toBe(referred);
  });

  it('tells an agent that an underwriter is needed and by when, and no rule, limit or authority', () => {
    const shown = decisionShownTo(agent, referred);
    expect(shown.reasons).toEqual([
      {
        code: 'underwriter-needed',
        outcome: 'refer',
        title: expect.any(String),
        blocks: 'bind',
        authority: null,
      },
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/million|1,000,000|senior|Preferred/);
  });

  it('tells an agent why a risk was declined, which the customer has to know', () => {
    const shown = decisionShownTo(agent, {
      outcome: 'decline',
      reasons: [{ ...limit, blocks: 'bind' }, decline],
    });
    expect(shown.reasons).toEqual([{ ...decline, code: 'declined' }]);
  });

  it('is the same acceptance for everybody', () => {
    expect(decisionShownTo(agent, { outcome: 'accept', reasons: [] })).toEqual({
      outcome: 'accept',
      reasons: [],
    });
  });
});
