import { describe, expect, it, jest } from '@jest/globals';
import { CompiledQuery } from 'kysely';
import { LeadingCheck } from './leading-check.js';

const NOT_SO = Object.assign(new Error('It is not as it was known'), { code: 'BI001' });
const TIMED_OUT = Object.assign(new Error('canceling statement'), { code: '57014', severity: 'ERROR' });
const LOST = Object.assign(new Error('Connection terminated'), { code: 'ECONNRESET' });

function checkAfter(answers: readonly (Error | undefined)[], whenFailed = jest.fn()): LeadingCheck {
  const check = new LeadingCheck(CompiledQuery.raw('select 1'), whenFailed);
  answers.forEach(() => check.send());
  for (const answer of answers) check.settle(answer);
  return check;
}

function stateAfter(...answers: readonly (Error | undefined)[]): string {
  const whenFailed = jest.fn();
  const check = checkAfter(answers, whenFailed);
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

  it('may have let something pass where it held, or nobody knows whether it did', () => {
    const mayHaveLetPass = (...answers: readonly (Error | undefined)[]) => checkAfter(answers).mayHaveLetPass;
    expect([mayHaveLetPass(undefined), mayHaveLetPass(NOT_SO, undefined), mayHaveLetPass(LOST)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([mayHaveLetPass(), mayHaveLetPass(NOT_SO), mayHaveLetPass(TIMED_OUT)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is waited for until all messages that carry it are answered', async () => {
    const check = new LeadingCheck(CompiledQuery.raw('select 1'), jest.fn());
    await check.answered();
    [1, 2].forEach(() => check.send());
    check.settle(NOT_SO);
    let isAnswered = false;
    const waiting = check.answered().then(() => (isAnswered = true));
    await new Promise(setImmediate);
    expect(isAnswered).toBe(false);
    check.settle();
    await waiting;
    expect([check.hasFailed, check.mayHaveLetPass]).toEqual([true, true]);
  });
});
