import type { Candidate, RiskValue } from './candidates.js';
import { NO_LIST_ELEMENTS } from './candidates.js';
import { eventListOf } from './event-lists.js';

type Fields = Readonly<Record<string, unknown>>;

/** A risk's values at the path of an input: for a path through lists one per element, null where an element has none. */
export function valuesAt(risk: unknown, path: string): readonly RiskValue[] {
  return gather(risk, path, 0);
}

/** The values at the rest of the path, from the character at `start`. */
function gather(at: unknown, path: string, start: number): readonly RiskValue[] {
  if (start > path.length) return [isValue(at) ? at : null];
  const dot = path.indexOf('.', start);
  const end = dot < 0 ? path.length : dot;
  const isList = path.endsWith('[]', end);
  const found = fieldsOf(at)[path.slice(start, isList ? end - 2 : end)];
  if (!isList) return gather(found, path, end + 1);
  return Array.isArray(found) ? found.flatMap((element) => gather(element, path, end + 1)) : [];
}

/** The risk with one value at the path, in all elements; null removes the field. */
export function withValues(risk: unknown, path: string, value: Candidate): unknown {
  return value === NO_LIST_ELEMENTS
    ? replace(risk, (eventListOf(path) as string).split('.'), [])
    : replace(risk, path.split('.'), value);
}

function replace(at: unknown, [name, ...rest]: readonly string[], value: RiskValue | readonly []): unknown {
  if (name === undefined) return value;
  const fields = fieldsOf(at);
  const key = name.replace('[]', '');
  const found = fields[key];
  if (!name.endsWith('[]')) return { ...fields, [key]: replace(found, rest, value) };
  return Array.isArray(found)
    ? { ...fields, [key]: found.map((element) => replace(element, rest, value)) }
    : fields;
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function isValue(value: unknown): value is RiskValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
