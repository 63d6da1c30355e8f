export interface Counters {
  readonly done: number;
  /** Null until counted. */
  readonly total: number | null;
  /** Milliseconds that workers have spent on it, pauses and dead workers left out. */
  readonly busyMs: number;
}

export interface Progress {
  /** Whole percent, rounded down: 100 only when nothing is left. */
  readonly percent: number;
  readonly policiesPerSecond: number | null;
  readonly secondsLeft: number | null;
}

export function progressOf({ done, total, busyMs }: Counters, hasEnded: boolean): Progress {
  const policiesPerSecond = busyMs > 0 && done > 0 ? Math.round((done * 1000) / busyMs) : null;
  const left = total === null ? null : Math.max(0, total - done);
  return {
    percent: percentOf(done, total),
    policiesPerSecond,
    secondsLeft:
      hasEnded || left === null || policiesPerSecond === null
        ? null
        : Math.ceil((left * busyMs) / (done * 1000)),
  };
}

function percentOf(done: number, total: number | null): number {
  if (total === null) return 0;
  return total === 0 ? 100 : Math.min(100, Math.floor((done * 100) / total));
}
