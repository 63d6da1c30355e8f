import type { Change } from '../../documents/index.js';
import type { RiskInWords } from '../../rating/index.js';
import type { ItemIds } from '../domain/risk-items.js';

/** A risk in words, and the ids of its items by their places: places move when an item goes, ids do not. */
export interface Known {
  readonly words: Pick<RiskInWords, 'parts' | 'itemName' | 'chargeTitle'>;
  readonly itemIds: ItemIds;
}

interface Fact {
  readonly subject: string | null;
  readonly label: string;
  readonly value: string;
}

/** What two risks say differently, in the order in which the later one says it; what is gone stands at the end. */
export function differences(before: Known, after: Known): readonly Change[] {
  const [earlier, later] = [factsOf(before), factsOf(after)];
  const changed = [...later].flatMap(([key, { subject, label, value }]) => {
    const was = earlier.get(key)?.value ?? null;
    return was === value ? [] : [{ subject, label, before: was, after: value }];
  });
  const gone = [...earlier]
    .filter(([key]) => !later.has(key))
    .map(([, { subject, label, value }]) => ({ subject, label, before: value, after: null }));
  return [...changed, ...gone];
}

function factsOf({ words, itemIds }: Known): ReadonlyMap<string, Fact> {
  return new Map(
    words.parts().flatMap(({ item, title, facts }) =>
      facts.map(({ pointer, label, value }): [string, Fact] => {
        const field = item === null ? pointer : pointer.slice(item.length);
        const owner = item === null ? '' : (itemIds[item] ?? item);
        return [`${owner} ${field}`, { subject: title, label, value }];
      }),
    ),
  );
}
