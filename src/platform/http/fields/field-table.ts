import { getMetadataStorage } from 'class-validator';

/** A class whose instances travel; made without arguments. */
export type ModelClass = new () => object;

export interface FieldSpec {
  readonly check: (value: unknown) => string | null;
  readonly convert: ((value: unknown) => unknown) | undefined;
  readonly model: (() => ModelClass) | undefined;
}

export type FieldTable = ReadonlyMap<string, FieldSpec>;

const own = new WeakMap<ModelClass, Map<string, FieldSpec>>();
const complete = new WeakMap<ModelClass, FieldTable | null>();

export function addField(model: ModelClass, name: string, spec: FieldSpec): void {
  let fields = own.get(model);
  if (!fields) {
    fields = new Map();
    own.set(model, fields);
  }
  fields.set(name, spec);
}

/**
 * All fields of a class, inherited ones included, when our decorators say everything there is to know about it; null when
 * it also carries rules of class-validator's own (or of mapped types), which only class-validator can judge.
 */
export function fieldTable(model: ModelClass): FieldTable | null {
  let table = complete.get(model);
  if (table === undefined) {
    table = buildTable(model);
    complete.set(model, table);
  }
  return table;
}

function buildTable(model: ModelClass): FieldTable | null {
  const fields = new Map<string, FieldSpec>();
  const chain: ModelClass[] = [];
  for (
    let at: unknown = model;
    typeof at === 'function' && at !== Function.prototype;
    at = Object.getPrototypeOf(at)
  ) {
    chain.unshift(at as ModelClass);
  }
  for (const at of chain) own.get(at)?.forEach((spec, name) => fields.set(name, spec));
  const rules = getMetadataStorage().getTargetValidationMetadatas(model, '', false, false);
  const ours = rules.every((rule) => {
    const spec = fields.get(rule.propertyName);
    if (!spec) return false;
    return rule.name === 'field' || (spec.model !== undefined && NESTING_RULES.has(rule.type));
  });
  return ours && fields.size > 0 ? fields : null;
}

/** What `field()` itself adds for nested objects. */
const NESTING_RULES = new Set(['nestedValidation', 'conditionalValidation']);
