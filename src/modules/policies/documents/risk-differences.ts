import type { PrintedChange } from '../../documents/index.js';
import type { RiskWording } from '../../rating/index.js';
import type { ItemIds } from '../domain/risk-items.js';

/** A risk in words, and the ids of its items by their places: places move when an item goes, ids do not. */
export interface Known {
  readonly words: Pick<RiskWording, 'parts' | 'applying' | 'itemName' | 'chargeTitle'>;
  readonly itemIds: ItemIds;
}

interface Fact {
  readonly subject: string | null;
  readonly label: string;
  readonly value: string;
}

/**
 * What two risks say differently, in the order in which the later one says it; what is no longer said stands at the end. Where
 * one of them says nothing, what applies then is a default of the manual, if it has one.
 */
export function differences(before: Known, after: Known): readonly PrintedChange[] {
  const [earlier, later] = [factsOf(before, before.words.parts()), factsOf(after, after.words.parts())];
  const [applied, applies] = [
    factsOf(before, before.words.applying()),
    factsOf(after, after.words.applying()),
  ];
  const change = (key: string, { subject, label }: Fact): readonly PrintedChange[] => {
    const [was, is] = [applied.get(key)?.value ?? null, applies.get(key)?.value ?? null];
    return was === is ? [] : [{ subject, label, before: was, after: is }];
  };
  const gone = [...earlier].filter(([key]) => !later.has(key));
  return [...later, ...gone].flatMap(([key, fact]) => change(key, fact));
}

function factsOf({ itemIds }: Known, parts: ReturnType<RiskWording['parts']>): ReadonlyMap<string, Fact> {
  return new Map(
    parts.flatMap(({ item, title, facts }) =>
      facts.map(({ pointer, label, value }): [string, Fact] => {
        const field = item === null ? pointer : pointer.slice(item.length);
        const owner = item === null ? '' : (itemIds[item] ?? item);
        return [`${owner} ${field}`, { subject: title, label, value }];
      }),
    ),
  );
}
