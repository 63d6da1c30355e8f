/**
 * How wrong passwords slow sign-in down. They are counted for each network that an account is tried from: ten tries are free
 * (PCI DSS 4.0 requirement 8.3.4 allows no more), each further one must wait, twice as long each time but never above a
 * quarter of an hour. Those of all networks together slow down, after fifty, whoever comes from a network that the account
 * has not signed in from; its owner at the usual place does not notice (NIST SP 800-63B-4 section 3.2.2 names addresses that
 * were signed in from before as a means against being locked out). After a hundred in a row the network, or every unknown
 * one, stays shut until somebody unlocks the account (same section).
 */
export const FREE_TRIES = 10;
export const FREE_TRIES_OF_ACCOUNT = 50;
export const MAX_TRIES = 100;
const FIRST_REST_SECONDS = 30;
const LONGEST_REST_SECONDS = 15 * 60;

/** Seconds to rest after the given number of failed tries in a row; 0 while tries are free. */
export function restAfter(failures: number, free: number = FREE_TRIES): number {
  if (failures < free) return 0;
  return Math.min(FIRST_REST_SECONDS * 2 ** (failures - free), LONGEST_REST_SECONDS);
}

/** Failed tries in a row, and when the last one was. */
export interface Failures {
  readonly failures: number;
  readonly lastFailedAt: Date | null;
}

/** What one network has tried on one account. */
export interface SourceTries extends Failures {
  /** Somebody has signed in to the account from there. */
  readonly isKnown: boolean;
}

export const NO_FAILURES: Failures = { failures: 0, lastFailedAt: null };

export function afterFailure({ failures }: Failures, now: Date): Failures {
  return { failures: failures + 1, lastFailedAt: now };
}

/** Whole seconds until the account may be tried again from a network; 0 when it may now. */
export function secondsLocked(account: Failures, source: SourceTries, now: Date): number {
  const own = secondsLeft(source, FREE_TRIES, now);
  return source.isKnown ? own : Math.max(own, secondsLeft(account, FREE_TRIES_OF_ACCOUNT, now));
}

/** Seconds for which one counter locks tries; 0 as long as the first tries are free. */
export function secondsLeft({ failures, lastFailedAt }: Failures, free: number, now: Date): number {
  if (failures >= MAX_TRIES) return LONGEST_REST_SECONDS;
  const rest = restAfter(failures, free);
  if (rest === 0 || lastFailedAt === null) return 0;
  return Math.max(0, Math.ceil((lastFailedAt.getTime() - now.getTime()) / 1000 + rest));
}
