import { UnderscoreNamingStrategy } from '@mikro-orm/core';

const NAMING = new UnderscoreNamingStrategy();
/** The cache limit; there are fewer columns and aliases. */
const MOST_KNOWN = 10_000;

/** The property of a column by the ORM's naming strategy: `policy_id` is `policyId`. A name without underscore stays as it is. */
export const propertyName = remembered((column) =>
  column.includes('_') ? NAMING.columnNameToProperty(column) : column,
);

/** The column of a property by the ORM's naming strategy. */
export const columnName = remembered((property) => NAMING.propertyToColumnName(property));

function remembered(nameOf: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const other = nameOf(name);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(name, other);
    return other;
  };
}
