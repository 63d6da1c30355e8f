/**
 * How wrong passwords slow an account down. Ten tries are free (PCI DSS 4.0 requirement 8.3.4 allows no more); each further
 * one must wait, twice as long each time but never above a quarter of an hour, so that a stranger cannot shut a user out
 * for long. After a hundred in a row only an administrator reopens the account (NIST SP 800-63B-4 section 3.2.2).
 */
export const FREE_TRIES = 10;
export const MAX_TRIES = 100;
const FIRST_REST_SECONDS = 30;
const LONGEST_REST_SECONDS = 15 * 60;

/** Seconds to rest after the given number of failed tries in a row; 0 while tries are free. */
export function restAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(FIRST_REST_SECONDS * 2 ** (failures - FREE_TRIES), LONGEST_REST_SECONDS);
}

export interface LockState {
  readonly failures: number;
  readonly lockedUntil: Date | null;
}

export const UNLOCKED: LockState = { failures: 0, lockedUntil: null };

/** The state after one more try has been counted as failed. */
export function afterFailure(state: LockState, now: Date): LockState {
  const failures = state.failures + 1;
  const rest = restAfter(failures);
  return { failures, lockedUntil: rest === 0 ? null : new Date(now.getTime() + rest * 1000) };
}

/** Whole seconds until the next try is allowed; 0 when it is allowed now. */
export function secondsLocked(state: LockState, now: Date): number {
  if (state.failures >= MAX_TRIES) return LONGEST_REST_SECONDS;
  const left = (state.lockedUntil?.getTime() ?? 0) - now.getTime();
  return left <= 0 ? 0 : Math.ceil(left / 1000);
}
