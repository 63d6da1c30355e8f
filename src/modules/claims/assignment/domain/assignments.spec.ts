import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AssignmentRuleTerms, FreeAdjuster, UnassignedClaim } from './assignments.js';
import { assignmentsOf } from './assignments.js';

const ANY = { productType: null, state: null, cause: null, catastropheCode: null } as const;

function rule(id: string, team: string, more: Partial<AssignmentRuleTerms> = {}): AssignmentRuleTerms {
  return { id, priority: 10, team, skill: null, ...ANY, ...more };
}
function adjuster(userId: string, team: string, more: Partial<FreeAdjuster> = {}): FreeAdjuster {
  return { userId, team, skills: [], states: [], mostOpen: null, open: 0, ...more };
}
function claim(id: string, more: Partial<UnassignedClaim> = {}): UnassignedClaim {
  return { id, ...ANY, productType: 'home', state: 'OH', cause: 'hail', ...more };
}
function who(...args: Parameters<typeof assignmentsOf>): Readonly<Record<string, string>> {
  return Object.fromEntries(assignmentsOf(...args).map(({ claimId, adjusterId }) => [claimId, adjusterId]));
}

describe('who gets a claim', () => {
  it('is whoever of the team has the fewest open ones, and then takes turns', () => {
    const team = [adjuster('a', 'roofs', { open: 2 }), adjuster('b', 'roofs'), adjuster('c', 'autos')];
    expect(
      who(
        ['1', '2', '3', '4'].map((id) => claim(id)),
        [rule('r', 'roofs')],
        team,
      ),
    ).toEqual({
      1: 'b',
      2: 'b',
      3: 'a',
      4: 'b',
    });
  });

  it('has the skill that the rule asks for, and is licensed in the state', () => {
    const team = [
      adjuster('a', 'roofs'),
      adjuster('b', 'roofs', { skills: ['large-loss'], states: ['IN'] }),
      adjuster('c', 'roofs', { skills: ['large-loss'], states: ['IN', 'OH'], open: 9 }),
    ];
    const large = [rule('r', 'roofs', { skill: 'large-loss' })];
    expect(who([claim('1'), claim('2', { state: 'IN' }), claim('3', { state: 'KY' })], large, team)).toEqual({
      1: 'c',
      2: 'b',
    });
  });

  it('follows the first rule that fits, and a later one where nobody of the first is free', () => {
    const rules = [
      rule('rest', 'roofs', { priority: 90 }),
      rule('storm', 'storms', { catastropheCode: 'PCS-1', priority: 1 }),
    ];
    const team = [adjuster('a', 'storms', { mostOpen: 1 }), adjuster('b', 'roofs', { open: 50 })];
    const event = { catastropheCode: 'PCS-1' };
    expect(who([claim('1', event), claim('2', event), claim('3')], rules, team)).toEqual({
      1: 'a',
      2: 'b',
      3: 'b',
    });
    expect(who([claim('1')], [rule('auto', 'autos', { productType: 'auto' })], team)).toEqual({});
  });

  it('never is somebody above the own limit, and loads of equals never differ by more than one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 12 }),
        (loads, count, mostOpen) => {
          const team = loads.map((open, n) => adjuster(`${n}`, 'roofs', { open, mostOpen }));
          const claims = Array.from({ length: count }, (_, n) => claim(`${n}`));
          const assigned = assignmentsOf(claims, [rule('r', 'roofs')], team);
          const got = loads.map((_, n) => assigned.filter(({ adjusterId }) => adjusterId === `${n}`).length);
          const room = loads.reduce((sum, open) => sum + Math.max(0, mostOpen - open), 0);
          expect(assigned).toHaveLength(Math.min(count, room));
          const after = loads.map((open, n) => open + (got[n] ?? 0)).filter((_, n) => (got[n] ?? 0) > 0);
          if (after.length > 0) expect(Math.max(...after) - Math.min(...after)).toBeLessThanOrEqual(1);
          for (const load of after) expect(load).toBeLessThanOrEqual(mostOpen);
        },
      ),
    );
  });
});
