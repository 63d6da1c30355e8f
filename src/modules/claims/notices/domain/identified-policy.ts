/**
 * The policy that a loss is under, where what was told leaves no doubt: the only one that was found, or the only one with the
 * day of the loss in its term. Of several nobody guesses.
 */
export function identifiedPolicy<Found extends { readonly hasDay: boolean }>(
  found: readonly Found[],
): Found | null {
  const [only, another] = found;
  if (only && !another) return only;
  const [ofDay, anotherOfDay] = found.filter(({ hasDay }) => hasDay);
  return ofDay && !anotherOfDay ? ofDay : null;
}
