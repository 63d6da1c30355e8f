/**
 * How wrong passwords slow sign-in down. They are counted for each network and account: ten tries are free (PCI DSS 4.0 requirement 8.3.4
 * allows no more), and each further one must wait, twice as long each time up to 15 minutes. After fifty from all networks, unknown
 * networks must wait too; the owner on a known network is not affected (NIST SP 800-63B-4 section 3.2.2 names known addresses as a means
 * against lockout). After a hundred in a row the network, or every unknown one, stays locked until the account is unlocked (same section).
 */
export const FREE_TRIES = 10;
export const FREE_TRIES_OF_ACCOUNT = 50;
export const MAX_TRIES = 100;
const FIRST_REST_SECONDS = 30;
const LONGEST_REST_SECONDS = 15 * 60;

/** Seconds to wait after this number of consecutive failures; 0 while tries are free. */
export function restAfter(failures: number, free: number = FREE_TRIES): number {
  if (failures < free) return 0;
  return Math.min(FIRST_REST_SECONDS * 2 ** (failures - free), LONGEST_REST_SECONDS);
}

/** Consecutive failures, and the time of the last one. */
export interface Failures {
  readonly failures: number;
  readonly lastFailedAt: Date | null;
}

/** The failures of one network on one account. */
export interface SourceTries extends Failures {
  /** Whether a sign-in to the account from there has succeeded. */
  readonly isKnown: boolean;
}

export const NO_FAILURES: Failures = { failures: 0, lastFailedAt: null };

export function afterFailure({ failures }: Failures, now: Date): Failures {
  return { failures: failures + 1, lastFailedAt: now };
}

/** Whole seconds until a network may try the account again; 0 if it may now. */
export function secondsLocked(account: Failures, source: SourceTries, now: Date): number {
  const own = secondsLeft(source, FREE_TRIES, now);
  return source.isKnown ? own : Math.max(own, secondsLeft(account, FREE_TRIES_OF_ACCOUNT, now));
}

/** Seconds until this counter allows the next try; 0 while tries are free. */
export function secondsLeft({ failures, lastFailedAt }: Failures, free: number, now: Date): number {
  if (failures >= MAX_TRIES) return LONGEST_REST_SECONDS;
  const rest = restAfter(failures, free);
  if (rest === 0 || lastFailedAt === null) return 0;
  return Math.max(0, Math.ceil((lastFailedAt.getTime() - now.getTime()) / 1000 + rest));
}
