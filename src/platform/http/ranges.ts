import { httpError } from './http.errors.js';

/**
 * Throws http.invalid-request when a range of a query ends before it begins. Dates, moments and amounts are compared by value, not as text:
 * `9.00` is less than `10.00`.
 */
export function assertRanges<Query extends object>(
  query: Query,
  ranges: readonly (readonly [from: keyof Query & string, to: keyof Query & string])[],
): void {
  const errors = ranges.flatMap(([from, to]) => {
    const [first, last] = [query[from], query[to]];
    if (typeof first !== 'string' || typeof last !== 'string' || place(first) <= place(last)) return [];
    return [{ pointer: `?${to}`, detail: `must not be less than ${from}, ${first}` }];
  });
  if (errors.length > 0) throw httpError('http.invalid-request', { errors });
}

function place(value: string): number {
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number(value);
}
