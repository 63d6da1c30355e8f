/** The class of a request or an answer; its constructor takes no arguments. */
export type ModelClass = new () => object;

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Field {
  readonly rules: JsonSchema;
  /** Description and example, which do not validate. */
  readonly texts: JsonSchema;
  readonly optional: boolean;
  readonly nullable: boolean;
  readonly model: (() => ModelClass) | undefined;
}

/** The JSON Schema of a class. */
export interface ObjectSchema extends JsonSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

const declared = new WeakMap<object, Map<string, Field>>();
const models = new Set<ModelClass>();

export function addField(model: ModelClass, name: string, field: Field): void {
  const fields = declared.get(model) ?? new Map<string, Field>();
  declared.set(model, fields.set(name, field));
  models.add(model);
}

/** All fields of a class, inherited ones first. */
export function fieldsOf(model: ModelClass): ReadonlyMap<string, Field> {
  const parent = Object.getPrototypeOf(model) as ModelClass | null;
  const inherited = parent && parent !== Function.prototype ? fieldsOf(parent) : [];
  return new Map([...inherited, ...(declared.get(model) ?? [])]);
}

/** All classes with fields by their names in the OpenAPI document. Throws if two classes have the same name. */
export function modelsByName(): ReadonlyMap<string, ModelClass> {
  const byName = new Map([...models].map((model) => [model.name, model]));
  const nameless = [...models].find((model) => byName.get(model.name) !== model);
  if (nameless) throw new Error(`Two classes of requests or answers are called ${nameless.name}`);
  return byName;
}

/** The class and every class that its fields lead to. */
export function withNested(model: ModelClass, found = new Set<ModelClass>()): ReadonlySet<ModelClass> {
  if (found.has(model)) return found;
  found.add(model);
  for (const { model: nested } of fieldsOf(model).values()) if (nested) withNested(nested(), found);
  return found;
}

export function referenceTo({ name }: { readonly name: string }): string {
  return `#/components/schemas/${name}`;
}

export function listedSchema(values: readonly string[]): JsonSchema {
  return { type: 'string', enum: [...values] };
}

/** The JSON Schema of a class, which the OpenAPI document shows and Ajv enforces. */
export function jsonSchemaOf(model: ModelClass): ObjectSchema {
  const fields = [...fieldsOf(model)];
  const required = fields.filter(([, { optional }]) => !optional).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, field]) => [name, propertyOf(field)])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

function propertyOf({ rules, texts, nullable, model }: Field): JsonSchema {
  const schema = model ? withReference(rules, { $ref: referenceTo(model()) }) : rules;
  return { ...(nullable ? allowingNull(schema) : schema), ...texts };
}

/** Puts the reference to a class in its place: as the items of a list, or as the whole schema of an object. */
function withReference(rules: JsonSchema, reference: JsonSchema): JsonSchema {
  return rules['type'] === 'array' ? { ...rules, items: reference } : reference;
}

/** The same schema, with null allowed. */
export function allowingNull(schema: JsonSchema): JsonSchema {
  const { type, enum: values, $ref } = schema;
  const isAnything = type === undefined && $ref === undefined;
  if (isAnything) return schema;
  // Not an enum with null in it, because many client generators do not understand that.
  if (type === undefined || values !== undefined) return { anyOf: [schema, { type: 'null' }] };
  return { ...schema, type: [type, 'null'].flat() };
}
