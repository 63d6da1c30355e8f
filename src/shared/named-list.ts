const byName = new Map<string, readonly string[]>();
const names = new Map<readonly string[], string>();

/**
 * Names a closed list that is used in several places: the OpenAPI document contains its values once,
 * and generated clients get one type for it.
 */
export function named<const Values extends readonly string[]>(name: string, values: Values): Values {
  if (byName.has(name)) throw new Error(`Two lists are called ${name}`);
  byName.set(name, values);
  names.set(values, name);
  return values;
}

export function nameOf(values: readonly string[]): string | undefined {
  return names.get(values);
}

export function namedLists(): ReadonlyMap<string, readonly string[]> {
  return byName;
}
