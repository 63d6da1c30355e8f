import { isDeepStrictEqual } from 'node:util';

/** Copies the fields that differ and returns their names for the audit trail; absent fields stay. */
export function takeOver<Change extends object>(
  target: { updatedAt: Date },
  change: Change,
  at: Date,
): readonly string[] {
  const now = target as Readonly<Record<string, unknown>>;
  const changed = Object.entries(change).filter(
    ([field, value]) => value !== undefined && !isDeepStrictEqual(plain(value), plain(now[field] ?? null)),
  );
  if (changed.length > 0) Object.assign(target, Object.fromEntries(changed), { updatedAt: at });
  return changed.map(([field]) => field);
}

/** The value as JSON stores it, without classes and undefined fields. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
