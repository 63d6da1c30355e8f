import type { CoverView } from '../../policies/index.js';

/** A difference between two views of a cover. */
export interface CoverDifference {
  readonly subject: 'cover' | 'coverage' | 'insured' | 'party' | 'item';
  readonly name: string;
  /** Null where it is new. */
  readonly before: string | null;
  /** Null where it was removed. */
  readonly after: string | null;
}

type NamedValues = ReadonlyMap<string, string>;

/** The differences of a cover in the words of the policy: between two moments of knowledge, or two days of loss. */
export function coverDifferences(before: CoverView | null, after: CoverView): readonly CoverDifference[] {
  const was = before === null ? new Map<string, string>() : valuesOf(before);
  const is = valuesOf(after);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [subject = '', ...name] = key.split(' ');
    const change = { before: was.get(key) ?? null, after: is.get(key) ?? null };
    if (change.before === change.after) return [];
    return [{ subject: subject as CoverDifference['subject'], name: name.join(' '), ...change }];
  });
}

function valuesOf({ notCoveredReason, insuredName, promised }: CoverView): NamedValues {
  const values = new Map<string, string>([
    ['cover cover', notCoveredReason ?? 'covered'],
    ['insured name', insuredName],
  ]);
  for (const { code, itemId, limits, deductible } of promised?.coverages ?? []) {
    const amounts = limits.map((limit) => `${limit.code} ${limit.amount}`);
    if (deductible !== null) amounts.push(`deductible ${deductible}`);
    values.set(`coverage ${code}${itemId === null ? '' : ` of ${itemId}`}`, amounts.join(', '));
  }
  for (const { itemId, pointer } of promised?.items ?? []) values.set(`item ${itemId}`, pointer);
  for (const { id, role, name } of promised?.parties ?? [])
    values.set(`party ${id}`, `${role} ${name ?? ''}`.trim());
  return values;
}
