/** What was sent, or what was there: null empties a field, and one that is left out stays. */
export function sentOrKept<T>(sent: T | null | undefined, before: T | null): T | null {
  return sent === undefined ? before : sent;
}
