/** A risk as a policy holds it: the sections that a quote has, and the ZIP code. */
export type RiskSnapshot = Readonly<Record<string, unknown>>;

/** Ids of the elements of its lists by their pointers, such as `/vehicleInfo/vehicles/0`. */
export type ItemIds = Readonly<Record<string, string>>;

/** Where the id of an element stands while a risk is worked on; no manual can declare an input of this name. */
const ITEM_ID = '$itemId';

export type Item = Readonly<Record<string, unknown>> & { readonly [ITEM_ID]: string };

/** Gives each element of a list the id that it was first entered with, or a new one. */
export function withItemIds(
  risk: RiskSnapshot,
  ids: ItemIds,
  newId: (pointer: string) => string,
): RiskSnapshot {
  return walk(risk, '', (item, pointer) => ({ [ITEM_ID]: ids[pointer] ?? newId(pointer), ...item }));
}

/** A risk as rating takes it, and the ids of its elements by where they now stand. */
export interface RiskOfTerm {
  readonly snapshot: RiskSnapshot;
  readonly itemIds: ItemIds;
}

export function withoutItemIds(risk: RiskSnapshot): RiskOfTerm {
  const itemIds: Record<string, string> = {};
  const snapshot = walk(risk, '', ({ [ITEM_ID]: id, ...item }, pointer) => {
    itemIds[pointer] = id as string;
    return item;
  });
  return { snapshot, itemIds };
}

export function itemIdOf(item: unknown): string | undefined {
  return isItem(item) ? (item[ITEM_ID] as string | undefined) : undefined;
}

export function asItem(value: Readonly<Record<string, unknown>>, id: string): Item {
  return { [ITEM_ID]: id, ...value };
}

type Visit = (item: Readonly<Record<string, unknown>>, pointer: string) => Readonly<Record<string, unknown>>;

function walk(object: Readonly<Record<string, unknown>>, at: string, visit: Visit): RiskSnapshot {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, walkValue(value, `${at}/${name}`, visit)]),
  );
}

function walkValue(value: unknown, at: string, visit: Visit): unknown {
  if (Array.isArray(value))
    return value.map((element: unknown, index) => {
      const pointer = `${at}/${index}`;
      return isItem(element) ? walk(visit(element, pointer), pointer, visit) : element;
    });
  return isItem(value) ? walk(value, at, visit) : value;
}

function isItem(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
