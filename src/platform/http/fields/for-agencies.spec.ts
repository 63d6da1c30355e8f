import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../shared/actor.js';
import { ForAgencies, JsonObject, ListOf, Text, shownTo } from '../fields.js';

class Reason {
  @Text({ max: 20 }) readonly title!: string;
  @ForAgencies(() => null)
  @Text({ max: 20, nullable: true })
  readonly authority!: string | null;
}

class Answer {
  @ListOf(() => Reason, { max: 5 }) readonly reasons!: readonly Reason[];
  @JsonObject() readonly risk!: object;
}

const answer: Answer = {
  reasons: [{ title: 'Above a million.', authority: 'senior' }],
  risk: { propertyInfo: { territory: '4', drivers: [{ age: 40 }] } },
};
const agent: Actor = { id: 'a', role: 'agent', agencyId: 'x', sessionId: null };
const underwriter: Actor = { id: 'u', role: 'underwriter', agencyId: null, sessionId: null };

describe('an answer', () => {
  it('is for staff as it is', () => {
    expect(shownTo(underwriter, Answer, answer)).toBe(answer);
  });

  it('is for an agent without what agents do not see, however deep, and the rest is the same', () => {
    const shown = shownTo(agent, Answer, answer);
    expect(JSON.parse(JSON.stringify(shown))).toEqual({
      ...answer,
      reasons: [{ title: 'Above a million.', authority: null }],
    });
    expect(answer.reasons[0]?.authority).toBe('senior');
  });
});
