import { isDeepStrictEqual } from 'node:util';

/** Takes over what differs and names it, for the trail: fields that are not told stay as they are. */
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

/** As it would be stored: classes and what is left out do not count. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
