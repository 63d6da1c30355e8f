import { describe, expect, it, jest } from '@jest/globals';
import { CompiledQuery } from 'kysely';
import { LeadingCheck } from './leading-check.js';

const NOT_SO = Object.assign(new Error('It is not as it was known'), { code: 'BI001' });
const LOST = Object.assign(new Error('Connection terminated'), { code: 'ECONNRESET' });

function stateAfter(...answers: readonly (Error | undefined)[]): string {
  const whenFailed = jest.fn();
  const check = new LeadingCheck(CompiledQuery.raw('select 1'), whenFailed);
  for (const answer of answers) check.settle(answer);
  expect(whenFailed.mock.calls.length > 0).toBe(check.hasFailed);
  if (check.hasFailed) return 'failed';
  return check.hasHeld ? 'held' : 'open';
}

describe('a leading check', () => {
  it('stays open while nobody has answered it, also when a connection is lost', () => {
    expect([stateAfter(), stateAfter(LOST), stateAfter(LOST, undefined)]).toEqual(['open', 'open', 'held']);
  });

  // Messages on several connections carry it, and their answers come in any order.
  it('has failed if it failed in any message, whatever the others say, before or after', () => {
    expect([stateAfter(NOT_SO), stateAfter(NOT_SO, undefined), stateAfter(undefined, NOT_SO)]).toEqual([
      'failed',
      'failed',
      'failed',
    ]);
  });
});
