import { GROUP_SCHEMA, USER_SCHEMA } from './scim-documents.js';

type Json = Readonly<Record<string, unknown>>;

/** The attributes of an answer (RFC 7644 section 3.9): the named ones, or all except the excluded ones. */
export interface Projection {
  /** Paths in lower case, such as `name.familyname`; null if none are named. */
  readonly attributes: readonly string[] | null;
  readonly excluded: readonly string[];
}

/** Attributes with `returned: always` (RFC 7643 section 7), which identify the resource. */
const ALWAYS = ['id', 'schemas'];
const MOST_NAMES = 100;
const PREFIXES = [USER_SCHEMA, GROUP_SCHEMA].map((schema) => `${schema.toLowerCase()}:`);

/** Reads the parameters; names are case-insensitive and may have their schema as a prefix. */
export function projectionOf({
  attributes,
  excludedAttributes,
}: Readonly<Record<string, string | undefined>>): Projection {
  const named = pathsIn(attributes);
  return { attributes: named.length === 0 ? null : named, excluded: pathsIn(excludedAttributes) };
}

/** Whether an attribute, or a part of it, is requested. */
export function wantsAttribute({ attributes, excluded }: Projection, name: string): boolean {
  const small = name.toLowerCase();
  if (excluded.includes(small)) return false;
  return attributes === null || attributes.some((path) => path === small || path.startsWith(`${small}.`));
}

export function projected(resource: Json, projection: Projection): Json {
  const { attributes, excluded } = projection;
  if (attributes === null && excluded.length === 0) return resource;
  const kept = Object.entries(resource).flatMap(([name, value]): [string, unknown][] => {
    if (ALWAYS.includes(name)) return [[name, value]];
    if (!wantsAttribute(projection, name)) return [];
    return [[name, innerOf(value, name.toLowerCase(), projection)]];
  });
  return Object.fromEntries(kept);
}

/** The requested parts of a complex attribute; all if it is named itself. */
function innerOf(value: unknown, name: string, { attributes, excluded }: Projection): unknown {
  const isWhole = attributes === null || attributes.includes(name);
  const keeps = (inner: string): boolean => {
    const path = `${name}.${inner.toLowerCase()}`;
    return !excluded.includes(path) && (isWhole || attributes.includes(path));
  };
  const part = (each: unknown): unknown =>
    typeof each === 'object' && each !== null
      ? Object.fromEntries(Object.entries(each).filter(([inner]) => keeps(inner)))
      : each;
  return Array.isArray(value) ? value.map(part) : part(value);
}

function pathsIn(text = ''): readonly string[] {
  const names = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((name) => name !== '')
    .slice(0, MOST_NAMES);
  return names.map((name) => {
    const prefix = PREFIXES.find((each) => name.startsWith(each));
    return prefix === undefined ? name : name.slice(prefix.length);
  });
}
