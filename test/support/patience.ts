/** For what takes longer where the machine has other work; a test that hangs is ended by its time limit (runner/time-limit.mjs). */
export const PATIENCE_MS = 150_000;
