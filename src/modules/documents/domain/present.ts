/**
 * The data without undefined, null and blank text. They mean the same on paper, so that they must give the same hash;
 * callers may pass rows as they are.
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
