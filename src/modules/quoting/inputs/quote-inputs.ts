import type { JsonSchema } from '../../../platform/http/fields/schema.js';
import { jsonSchemaOf } from '../../../platform/http/fields/schema.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { InputSchema, Purpose } from '../../rating/index.js';
import { orNull } from '../../rating/index.js';
import { DEFAULT_TERM_MONTHS } from '../domain/quote-request.js';
import { CreateDraftRequest } from '../drafts/drafts.dto.js';
import { CreateQuoteRequest } from '../quoting.dto.js';

/** Where the schema of a body stands: a value of another product, state, company or day has another schema. */
export interface InputsChoice {
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
  readonly effectiveDate: CalendarDate;
  readonly purpose: Purpose;
}

type Body = Required<Pick<InputSchema, 'properties' | 'required'>>;

const SECTIONS = ['propertyInfo', 'vehicleInfo', 'drivers', 'lifeInfo', 'coverageSelections'];
const TITLES = {
  customerId: 'Customer',
  productType: 'Product',
  state: 'State of the risk',
  zipCode: 'ZIP code of the risk',
  companyCode: 'Underwriting company',
  effectiveDate: 'First day of coverage',
} as const;

/**
 * The body that asks for a quote or begins a draft: its envelope as the request class has it, with what was chosen filled in,
 * and the sections as the manual has them. `zipPattern` is that of the state, which a quote checks for its moratoria.
 */
export function quoteInputs(risk: InputSchema, choice: InputsChoice, zipPattern: string): Body {
  const Request = choice.purpose === 'draft' ? CreateDraftRequest : CreateQuoteRequest;
  const { properties: given, required: always = [] } = jsonSchemaOf(Request);
  const { properties: own = {}, required: ofRisk = [] } = risk;
  const terms = own['termMonths'] as InputSchema;
  const isUsualTerm = terms.enum?.includes(DEFAULT_TERM_MONTHS) === true;
  const { productType, state, companyCode, effectiveDate, purpose } = choice;
  const one = (value: string): InputSchema => ({ type: 'string', const: value });
  const { 'x-required-for': _, 'x-declared-by': __, ...termMonths } = terms;
  const written: Readonly<Record<string, InputSchema>> = {
    customerId: { type: 'string', format: 'uuid' },
    productType: one(productType),
    state: one(state),
    zipCode: { type: 'string', pattern: zipPattern },
    companyCode: one(companyCode),
    effectiveDate: { ...one(effectiveDate), format: 'date' },
    termMonths: isUsualTerm ? { ...termMonths, default: DEFAULT_TERM_MONTHS } : termMonths,
    ...Object.fromEntries(SECTIONS.flatMap((name) => (own[name] ? [[name, own[name]]] : []))),
  };
  const properties = Object.fromEntries(
    Object.entries(written).map(([name, schema]) => {
      const rules = given[name] ?? {};
      const titled = name in TITLES ? { title: TITLES[name as keyof typeof TITLES], ...schema } : schema;
      return [name, enveloped(titled, rules)];
    }),
  );
  const sections = purpose === 'draft' ? [] : ofRisk.filter((name) => SECTIONS.includes(name));
  const term = purpose === 'draft' || isUsualTerm ? [] : ['termMonths'];
  return { properties, required: [...always, ...sections, ...term] };
}

/** What the request class adds: whether null is taken, in which form its texts are, and how large a section may be. */
function enveloped(schema: InputSchema, rules: JsonSchema): InputSchema {
  const { description } = rules;
  const kept = ['x-text-inside', 'x-max-bytes'].filter((keyword) => keyword in rules);
  const own = {
    ...notNull(schema),
    ...(typeof description === 'string' && schema.properties === undefined && { description }),
    ...Object.fromEntries(kept.map((keyword) => [keyword, rules[keyword]])),
  };
  return takesNull(rules) ? orNull(own) : own;
}

function takesNull({ type, anyOf }: JsonSchema): boolean {
  return [type].flat().includes('null') || Array.isArray(anyOf);
}

function notNull({ type, enum: values, ...schema }: InputSchema): InputSchema {
  const [only] = [type].flat();
  return {
    type: only as InputSchema['type'],
    ...schema,
    ...(values && { enum: values.filter((value) => value !== null) }),
  };
}
