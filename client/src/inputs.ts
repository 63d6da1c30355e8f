type JsonType = 'object' | 'array' | 'string' | 'integer' | 'boolean' | 'null';
type Plain = string | number | boolean | null;

/** One input, a section or a list of them: JSON Schema 2020-12 with the keywords that docs/product-inputs.md explains. */
export interface InputSchema {
  readonly type: JsonType | readonly JsonType[];
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, InputSchema>>;
  readonly required?: readonly string[];
  readonly items?: InputSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly const?: Plain;
  readonly enum?: readonly Plain[];
  readonly default?: Plain;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly 'x-minimum'?: string;
  readonly 'x-maximum'?: string;
  readonly 'x-unit'?: string;
  readonly 'x-enum-titles'?: readonly string[];
  readonly 'x-required-for'?: 'draft' | 'price' | 'bind';
  readonly 'x-declared-by'?: 'manual' | 'product';
  readonly 'x-not-before'?: string;
  readonly 'x-not-after'?: string;
  readonly 'x-unique'?: true;
  readonly 'x-refers-to'?: string;
  readonly 'x-age-of'?: { readonly date: string; readonly rule: string | null };
  readonly 'x-same-zip-as'?: readonly string[];
}

/** For validators that want to be told of every keyword: `ajv.addVocabulary([...INPUT_KEYWORDS])`. */
export const INPUT_KEYWORDS = [
  ...['x-inputs', 'x-minimum', 'x-maximum', 'x-unit', 'x-enum-titles', 'x-required-for', 'x-declared-by'],
  ...['x-not-before', 'x-not-after', 'x-unique', 'x-refers-to', 'x-age-of', 'x-same-zip-as'],
  ...['x-text-inside', 'x-max-bytes'],
] as const;

/** The same of formats that are not the standard's. */
export const INPUT_FORMATS = ['decimal', 'vin'] as const;

const MOST_ENTRIES = 1000;

export interface Input {
  readonly name: string;
  /** Where the body has it, and where a problem tells of it. */
  readonly pointer: string;
  readonly kind: 'field' | 'section' | 'list';
  readonly isRequired: boolean;
  readonly schema: InputSchema;
}

/** What `readProductInputs` answers with, a section of it, or the entries of a list. */
type Holder = Pick<InputSchema, 'required'> & { readonly properties?: Readonly<Record<string, unknown>> };

/** The inputs of a body or of a section, in the order in which a form has them. */
export function inputsIn({ properties = {}, required = [] }: Holder, pointer = ''): readonly Input[] {
  return Object.entries(properties as Readonly<Record<string, InputSchema>>).map(([name, schema]) => {
    const kind = schema.properties ? 'section' : schema.items ? 'list' : 'field';
    return { name, pointer: `${pointer}/${name}`, kind, isRequired: required.includes(name), schema };
  });
}

/**
 * The body of a form: `texts` are what was entered, by pointer. What is empty was not entered; a section in which nothing
 * was entered is left out, and so are the entries of a list after the last one that was begun. Where a number belongs, a text
 * that is none stays text, and the server says so in its place.
 */
export function bodyOf(inputs: Holder, texts: ReadonlyMap<string, string>): Record<string, unknown> {
  return valuesIn(inputs, '', texts);
}

function valuesIn(
  holder: Holder,
  pointer: string,
  texts: ReadonlyMap<string, string>,
): Record<string, unknown> {
  return Object.fromEntries(
    inputsIn(holder, pointer).flatMap((input) => {
      const value = valueOf(input, texts);
      return value === undefined ? [] : [[input.name, value] as const];
    }),
  );
}

function valueOf({ kind, pointer, schema }: Input, texts: ReadonlyMap<string, string>): unknown {
  if (kind === 'field') return schema.const ?? parsed(schema, texts.get(pointer)?.trim() ?? '');
  if (kind === 'section') return isFilled(pointer, texts) ? valuesIn(schema, pointer, texts) : undefined;
  const numbers = [...texts]
    .filter(([key, text]) => key.startsWith(`${pointer}/`) && text.trim() !== '')
    .map(([key]) => Number(key.slice(pointer.length + 1).split('/')[0]) + 1);
  const count = Math.min(Math.max(0, ...numbers), schema.maxItems ?? MOST_ENTRIES);
  const entry = (_: unknown, at: number): unknown => valuesIn(schema.items ?? {}, `${pointer}/${at}`, texts);
  return count > 0 ? Array.from({ length: count }, entry) : undefined;
}

/** What is always so, as the state of an address, fills in nothing. */
function isFilled(pointer: string, texts: ReadonlyMap<string, string>): boolean {
  return [...texts].some(([key, text]) => key.startsWith(`${pointer}/`) && text.trim() !== '');
}

function parsed(schema: InputSchema, text: string): Plain | undefined {
  if (text === '') return undefined;
  const types = [schema.type].flat();
  if (types.includes('integer')) return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  if (types.includes('boolean')) return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}
