import type { FuncKeywordDefinition, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { COMPARED, FORMATS } from './formats.js';
import type { TextForm } from './text-forms.js';
import { TEXT_FORMS, formInside, unreadable } from './text-forms.js';

/** The `params` of an Ajv error of one of our own keywords. */
export interface FoundFault {
  readonly detail: string;
  /** A JSON pointer from the value to the place inside it; empty for the value itself. */
  readonly inside: string;
}

type Place = Parameters<ValidateFunction>[1];
type KeywordCheck = NonNullable<ReturnType<NonNullable<FuncKeywordDefinition['compile']>>>;

/** Puts a text into its normal form while it is checked (`modifying`), so that length and pattern apply to what is stored. */
const TEXT: FuncKeywordDefinition = {
  keyword: 'x-text',
  type: 'string',
  schemaType: 'string',
  modifying: true,
  before: 'maxLength',
  errors: true,
  compile(name: string, schema) {
    const form = formNamed(name);
    const { minLength = 0 } = schema as { readonly minLength?: number };
    return failing<string>('x-text', (text, place) => formed(text, form, minLength, place));
  },
};

/** Applies a text form to every text inside free JSON, which may itself be one text. */
const TEXT_INSIDE: FuncKeywordDefinition = {
  keyword: 'x-text-inside',
  schemaType: 'string',
  modifying: true,
  errors: true,
  compile(name: string) {
    const form = formNamed(name);
    return failing<unknown>('x-text-inside', (value, place) =>
      typeof value === 'string' ? formed(value, form, 0, place) : formInside(value, form),
    );
  },
};

const MAX_BYTES: FuncKeywordDefinition = {
  keyword: 'x-max-bytes',
  schemaType: 'number',
  errors: true,
  compile(most: number) {
    const tooLarge = { detail: `must not exceed ${most} bytes`, inside: '' };
    return failing<unknown>('x-max-bytes', (value) =>
      Buffer.byteLength(JSON.stringify(value)) <= most ? null : tooLarge,
    );
  },
};

/**
 * Bounds for dates, and for decimals as text. They are not called `minimum` and `maximum`, because tools read those as bounds of numbers.
 */
const MINIMUM = bound('x-minimum', (order) => order >= 0);
const MAXIMUM = bound('x-maximum', (order) => order <= 0);

/** Keywords that document and do not validate. */
const ANNOTATIONS = ['example', 'x-detail'];

/** Makes the validator for the JSON Schema of the OpenAPI document, with our own formats and keywords. */
export function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    // Halves the time to compile; validation is as fast without it.
    code: { optimize: false },
    formats: FORMATS,
    // Each class is compiled once, however many others hold it.
    inlineRefs: false,
    messages: false,
    strict: true,
    strictRequired: false,
    // The test of the OpenAPI document validates the schemas; compiling the meta-schema here takes time.
    validateSchema: false,
    verbose: true,
  });
  return ajv.addVocabulary([TEXT, TEXT_INSIDE, MAX_BYTES, MINIMUM, MAXIMUM, ...ANNOTATIONS]) as Ajv2020;
}

function bound(keyword: string, holds: (order: number) => boolean): FuncKeywordDefinition {
  return {
    keyword,
    type: 'string',
    schemaType: 'string',
    errors: false,
    compile(limit: string, schema) {
      const compare = COMPARED[(schema as { readonly format: string }).format];
      if (!compare) throw new Error(`${keyword} needs a format that can be compared`);
      return (text: string) => {
        const order = compare(text, limit);
        return order === undefined || holds(order);
      };
    },
  };
}

function failing<T>(keyword: string, find: (value: T, place: Place) => FoundFault | null): KeywordCheck {
  const validate: KeywordCheck = (value: unknown, place) => {
    const params = find(value as T, place);
    validate.errors = params ? [{ keyword, params }] : [];
    return params === null;
  };
  return validate;
}

function formed(text: string, form: TextForm, minLength: number, place: Place): FoundFault | null {
  const given = form.of(text);
  if (place && given !== text)
    (place.parentData as Record<string, unknown>)[place.parentDataProperty] = given;
  const detail = form.fault(given) ?? unreadable(given, minLength);
  return detail === null ? null : { detail, inside: '' };
}

function formNamed(name: string) {
  const form = TEXT_FORMS[name];
  if (!form) throw new Error(`There is no form of text called ${name}`);
  return form;
}
