import { longDate } from '../../../../shared/long-date.js';
import { oncePer, oncePerText } from '../../../../shared/once-per.js';
import { PRODUCT_TYPES } from '../../../../shared/product-types.js';
import { factWording } from './fact-words.js';
import type { CoverageSection, PolicySection, RuleDeclaration, Step } from '../manual/sections.js';
import type { FactorTable } from '../manual/tables.js';
import type { InputDeclaration, InputType } from '../manual/inputs.js';
import type { ManualDocument } from '../manual/manual.js';
import { PRODUCT_SCHEMAS } from '../risk/product/product-schemas.js';
import { capitalized, number, shortTitle, singular } from './wording.js';

type Declared = Pick<InputDeclaration, 'type' | 'allowed' | 'title'>;

/** A risk's inputs and the facts computed from them, as a worksheet stores them. */
export interface DescribedRisk {
  readonly inputs: unknown;
  readonly derived: Readonly<Record<string, string>>;
}

const ENVELOPE: Readonly<Record<string, Declared>> = {
  productType: { type: 'text', title: 'Product', allowed: PRODUCT_TYPES },
  state: { type: 'text', title: 'State' },
  zipCode: { type: 'text', title: 'ZIP code of the risk' },
  effectiveDate: { type: 'date', title: 'Effective date' },
  termMonths: { type: 'integer', title: 'Term in months' },
};

/** The names in a manual, for any risk; built once for each manual in memory. */
interface ManualIndex {
  readonly sections: ReadonlyMap<string, CoverageSection | PolicySection>;
  readonly tables: ReadonlyMap<string, FactorTable>;
  readonly titles: ReadonlyMap<string, string>;
  readonly inputs: ReadonlyMap<string, InputDeclaration>;
  /** Inputs of the manual, without the product's. */
  readonly ownInputs: ReadonlyMap<string, InputDeclaration>;
  readonly surcharges: ReadonlyMap<string, RuleDeclaration>;
  readonly elementNames: ReadonlyMap<string, string>;
  readonly lists: readonly string[];
}

const indexOf = oncePer((manual: ManualDocument): ManualIndex => {
  const { coverages, policy, derived } = manual;
  const product = PRODUCT_SCHEMAS[manual.plan.productType];
  const inputs = [...product.fields, ...manual.inputs];
  const lists = [...product.lists, ...manual.lists];
  const sections = [...coverages, policy];
  return {
    sections: new Map<string, CoverageSection | PolicySection>([
      ...coverages.map((section) => [section.code, section] as const),
      ['policy', policy],
    ]),
    tables: new Map(
      sections.flatMap(({ tables }) => Object.values(tables).flatMap(Object.entries<FactorTable>)),
    ),
    titles: new Map([...inputs, ...derived].map(({ path, title }) => [path, title])),
    inputs: new Map(inputs.map((input) => [input.path, input])),
    ownInputs: new Map(manual.inputs.map((input) => [input.path, input])),
    surcharges: new Map(manual.surcharges.map((surcharge) => [surcharge.code, surcharge])),
    elementNames: new Map([
      ...lists.map(({ path, title }) => [path, singular(title)] as const),
      ...derived.flatMap((one) => ('as' in one ? [[one.list, capitalized(one.as)] as const] : [])),
      ...coverages.flatMap(({ perEach }) =>
        perEach ? [[perEach.list, capitalized(perEach.as)] as const] : [],
      ),
    ]),
    lists: [...new Set(lists.map(({ path }) => path))],
  };
});

/** Titles of a manual's steps, tables and inputs for one risk, because people do not read codes and paths. */
export class ManualWords {
  private readonly index: ManualIndex;

  constructor(
    readonly manual: ManualDocument,
    private readonly risk: DescribedRisk,
  ) {
    this.index = indexOf(manual);
  }

  /** Paths of the lists that the risk may have, the manual's and the product's. */
  get lists(): readonly string[] {
    return this.index.lists;
  }

  step(coverage: string, code: string): Step | undefined {
    return this.index.sections.get(coverage)?.steps.find((step) => step.code === code);
  }

  sectionTitle(coverage: string): string {
    const section = this.index.sections.get(coverage);
    return section && 'title' in section ? section.title : coverage === 'policy' ? 'Policy' : coverage;
  }

  table(name: string): FactorTable | undefined {
    return this.index.tables.get(name);
  }

  ownInput(path: string): InputDeclaration | undefined {
    return this.index.ownInputs.get(path);
  }

  surcharge(code: string): RuleDeclaration | undefined {
    return this.index.surcharges.get(code);
  }

  inputTitle(path: string): string {
    return this.index.titles.get(path) ?? ENVELOPE[path]?.title ?? path;
  }

  /** The declaration of an input: the manual's, else the product's. */
  declared(path: string): Declared {
    return this.index.inputs.get(path) ?? ENVELOPE[path] ?? { type: 'text', title: this.inputTitle(path) };
  }

  /** An element with the free texts that describe it: `Vehicle 2 (Honda Civic)`. */
  elementName(list: string, element: Element): string {
    const { elementNames } = this.index;
    const number = typeof element === 'number' ? element : (element?.[1] ?? 0);
    const name = `${elementNames.get(list) ?? `${list}, no.`} ${number + 1}`;
    const own = this.manual.inputs
      .filter((input) => listOf(input.path) === list && isDescription(input))
      .flatMap(({ path }) => this.valueOf(path, element) ?? []);
    return own.length === 0 ? name : `${name} (${own.join(' ')})`;
  }

  /** The name of the element at a worksheet's JSON pointer, such as `/vehicleInfo/vehicles/1`. */
  itemName(item: string): string {
    const [list, index] = splitItem(item);
    return this.elementName(list, index);
  }

  /** The value at a path, given or computed; undefined for none. */
  valueOf(path: string, index: Element): string | undefined {
    const place = placeOf(path, index);
    const computed = Object.hasOwn(this.risk.derived, place) ? this.risk.derived[place] : undefined;
    if (computed !== undefined) return computed;
    const given = this.given(place);
    return given === undefined || given === null || typeof given === 'object'
      ? this.defaultOf(path)
      : String(given);
  }

  /** The value as people read it, with its unit and without codes; undefined for none. */
  fact(path: string, element: Element): { readonly label: string; readonly value: string | undefined } {
    const value = this.valueOf(path, element);
    const fact = factWording(value ?? '', this.declared(path));
    return value === undefined ? { label: fact.label, value } : fact;
  }

  /** A key of a table's row in words: a value, a span, or anything. `dimension` is the index of its column. */
  key(table: string, dimension: number, key: unknown): string {
    const type = this.index.inputs.get(this.table(table)?.dimensions[dimension]?.input ?? '')?.type;
    const end = (value: unknown): string | null =>
      value === null || value === undefined ? null : valueWords(String(value), type);
    if (!Array.isArray(key)) return end(key) ?? 'any';
    const [from, to] = [end(key[0]), end(key[1])];
    if (from === null) return `up to ${to}`;
    return to === null ? `from ${from}` : `${from} to ${to}`;
  }

  isGiven(path: string, index: Element): boolean {
    return (this.given(placeOf(path, index)) ?? null) !== null;
  }

  /** An element with the element that contains it: `Incident 2 of Driver 1 (Ann)`. */
  elementTitle(list: string, element: Element): string {
    const name = this.elementName(list, element);
    const owner = listOf(list);
    if (owner === null || element === null || typeof element === 'number') return name;
    return `${name} of ${this.elementName(owner, element[0])}`;
  }

  /** The elements of a list in the risk; for a list within a list those of every outer element. */
  elementsOf(list: string): readonly Element[] {
    const owner = listOf(list);
    if (owner === null) return Array.from({ length: this.countAt(list) }, (_, index) => index);
    return Array.from({ length: this.countAt(owner) }, (_, first) =>
      Array.from({ length: this.countAt(placeOf(list, first)) }, (_, second) => [first, second] as const),
    ).flat();
  }

  private countAt(place: string): number {
    const found = this.given(place);
    return Array.isArray(found) ? found.length : 0;
  }

  private given(place: string): unknown {
    let found = this.risk.inputs;
    for (const key of keysOf(place)) {
      if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
      found = (found as Readonly<Record<string, unknown>>)[key];
    }
    return found;
  }

  /** What a table was asked for this risk: `Territory: 4`. */
  questionOf(tableName: string, index: number | null): readonly string[] {
    const dimensions = this.table(tableName)?.dimensions ?? [];
    return dimensions.map(({ input }) => this.factOf(input, input.includes('[]') ? index : null));
  }

  /** A fact as one text: `Deductible: $1,000`. */
  factOf(path: string, element: Element): string {
    const { label, value } = this.fact(path, element);
    return `${shortTitle(label)}: ${value ?? 'not given'}`;
  }

  private defaultOf(path: string): string | undefined {
    const value = this.index.inputs.get(path)?.default;
    return value === undefined ? undefined : String(value);
  }
}

/** A place in the lists of the risk: null for none, an index, or the indexes of an element and of one in its own list. */
export type Element = number | null | readonly [number, number];

/** The parts of a place: `drivers`, `0` and `age` for `drivers[0].age`. */
const keysOf = oncePerText((place): readonly string[] => place.split(/[.[\]]+/));

function placeOf(path: string, element: Element): string {
  if (element === null) return path;
  if (typeof element === 'number') return path.replace('[]', `[${element}]`);
  return path.replace('[]', `[${element[0]}]`).replace('[]', `[${element[1]}]`);
}

/** The list that contains a field or another list; null for the risk itself. */
export function listOf(path: string): string | null {
  const at = path.lastIndexOf('[].');
  return at < 0 ? null : path.slice(0, at);
}

/** True for free text that describes an element to a person, and is neither a key nor a code. */
function isDescription({ type, allowed, format, unique, refersTo }: InputDeclaration): boolean {
  return type === 'text' && !allowed && !format && !unique && !refersTo;
}

/** The list and the index in a worksheet's pointer to an element. */
export function splitItem(item: string): readonly [list: string, index: number] {
  const at = item.lastIndexOf('/');
  return [item.slice(1, at).replaceAll('/', '.'), Number(item.slice(at + 1))];
}

function valueWords(value: string, type: InputType | undefined): string {
  if (type === 'boolean') return value === 'true' ? 'yes' : 'no';
  if (type === 'date') return longDate(value);
  const isNumber = type === 'integer' || type === 'decimal' || type === 'money';
  // A number of four digits may be a year and gets no separator.
  return isNumber && /^-?\d{5,}/.test(value) ? number(value) : value;
}
