/** For what takes longer where the machine has other work; a test that hangs is ended by its time limit (runner/time-limit.mjs). */
export const PATIENCE_MS = 150_000;

/** Asks again and again until there is an answer; throws when there is none after all patience. */
export async function until<T>(what: () => T | Promise<T>): Promise<NonNullable<Exclude<T, false>>> {
  for (const end = Date.now() + PATIENCE_MS; ;) {
    const found = await what();
    if (found !== null && found !== undefined && found !== false)
      return found as NonNullable<Exclude<T, false>>;
    if (Date.now() > end) throw new Error('It did not come to that in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
