import type { ValidateFunction } from 'ajv';
import type { FieldFault } from '../../shared/errors.js';
import { namedLists } from '../../shared/named-list.js';
import type { JsonSchema, ModelClass } from './fields/schema.js';
import { fieldsOf, jsonSchemaOf, listedSchema, referenceTo, withNested } from './fields/schema.js';
import { createAjv } from './contract/ajv.js';
import { faultsOf } from './contract/faults.js';

const ajv = createAjv();
const added = new Set<string>();
const compiled = new Map<ModelClass, ValidateFunction>();

/**
 * The schema of a request class as the OpenAPI document shows it. It is compiled when first used: compiling all of them would take a fifth
 * of the time that a start takes.
 */
export function contractOf(Model: ModelClass): ValidateFunction {
  const known = compiled.get(Model);
  if (known) return known;
  for (const model of withNested(Model)) add(model, () => jsonSchemaOf(model));
  for (const [name, values] of namedLists()) add({ name }, () => listedSchema(values));
  const made = ajv.getSchema(referenceTo(Model)) as ValidateFunction;
  compiled.set(Model, made);
  return made;
}

function add(named: { readonly name: string }, schema: () => JsonSchema): void {
  const reference = referenceTo(named);
  if (added.has(reference)) return;
  added.add(reference);
  ajv.addSchema(schema(), reference);
}

/** Returns the faults of plain data, none if it is valid. Changes the data: texts are put into their normal form. */
export function faultsIn(Model: ModelClass, value: unknown, root: '/' | '?' = '/'): readonly FieldFault[] {
  const validate = contractOf(Model);
  return validate(value) ? [] : faultsOf(Model, validate.errors ?? [], root);
}

/**
 * Converts query parameters, in place, to the number or boolean that their field declares. Text that is neither is left for the validation
 * to refuse.
 */
export function readParameters(Model: ModelClass, query: unknown): unknown {
  const given = query as Record<string, unknown>;
  for (const [name, { rules }] of fieldsOf(Model)) {
    const text = given[name];
    if (typeof text !== 'string') continue;
    if (rules['type'] === 'integer' && /^-?\d{1,15}$/.test(text)) given[name] = Number(text);
    if (rules['type'] === 'boolean' && /^(true|false)$/.test(text)) given[name] = text === 'true';
  }
  return given;
}
