/**
 * Plain data without what is not there: undefined, null and blank text mean the same on paper, so they have the same hash.
 * Rooms may hand over rows as they are.
 */
export function present<T>(value: T): T {
  return (strip(value) ?? {}) as T;
}

function strip(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) return value.map(strip).filter((item) => item !== undefined);
  if (typeof value !== 'object') return value;
  const members = Object.entries(value).map(([key, member]) => [key, strip(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}
