import type { CoverageTerms } from '../coverage-terms/coverage-terms.js';
import { coverageTerms } from '../coverage-terms/coverage-terms.js';
import type { ChargeLine } from '../engine/charges.js';
import { factWording } from './fact-words.js';
import type { FormWording } from '../manual/forms.js';
import { formsOf } from '../manual/forms.js';
import type { Element } from './manual-words.js';
import { ManualWords, listOf } from './manual-words.js';
import type { CoverageSection } from '../manual/sections.js';
import type { ManualDocument } from '../manual/manual.js';
import type { PlaceDeclaration } from '../risk/product/field.js';
import { PRODUCT_SCHEMAS } from '../risk/product/product-schemas.js';
import { capitalized, wholeDollars } from './wording.js';
import type { ProductType } from '../../../../shared/product-types.js';

export interface RiskFact {
  /** JSON pointer of the fact in the risk. */
  readonly pointer: string;
  readonly label: string;
  readonly value: string;
}

/** A section of a risk, or a list element, with the facts given about it. */
export interface RiskPart {
  /** JSON pointer of the element; null for a section. */
  readonly item: string | null;
  readonly title: string;
  readonly facts: readonly RiskFact[];
}

export interface SectionWording {
  readonly title: string;
  readonly facts: readonly Pick<RiskFact, 'label' | 'value'>[];
}

/** A coverage with its premium, or a selection of the customer with its limit or deductible. */
export interface CoverageWording {
  readonly item: string | null;
  readonly title: string;
  readonly limit: string | null;
  readonly deductible: string | null;
  readonly premium: string | null;
}

const PRODUCTS: Readonly<Record<ProductType, string>> = {
  auto: 'Personal auto',
  home: 'Homeowners',
  renters: 'Renters',
  life: 'Life',
};

/** The name of a product for people, such as `Homeowners`. */
export function productTitle(productType: string): string {
  return PRODUCTS[productType as ProductType] ?? capitalized(productType);
}

const CHOICES_TITLE = 'Limits, deductibles and options';

/** Sections in the order in which people read them; fields of no section go under the last. */
const SECTIONS: readonly (readonly [prefix: string, title: string])[] = [
  ['coverageSelections.', CHOICES_TITLE],
  ['propertyInfo.', 'Property'],
  ['vehicleInfo.', 'Vehicles'],
  ['lifeInfo.', 'Person insured'],
  ['', 'Other facts'],
];

/** The title of a section by its path. */
export function sectionTitle(path: string): string {
  const [, title] = SECTIONS.find(([prefix]) => prefix === `${path}.`) ?? [];
  return (
    title ??
    capitalized((path.split('.').at(-1) ?? '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
  );
}

/** Words a risk and its charges with the titles of a manual, for documents that the insured reads. */
export class RiskWording {
  private readonly words: ManualWords;
  private readonly titles: ReadonlyMap<string, string>;

  constructor(manual: ManualDocument, risk: unknown) {
    this.words = new ManualWords(manual, { inputs: risk, derived: {} });
    const { coverages, policy, discounts, surcharges } = manual;
    this.titles = new Map([
      ...[...discounts, ...surcharges].map(({ code, name }) => [code, name] as const),
      ...[...coverages, policy].flatMap(({ steps }) =>
        steps.map(({ code, title }) => [code, title] as const),
      ),
      ...coverages.map(({ code, title }) => [code, title] as const),
    ]);
  }

  /** The title of a charge by its code. */
  chargeTitle(code: string): string {
    return this.titles.get(code) ?? capitalized(code.replaceAll('-', ' '));
  }

  /** The element at a JSON pointer, as `Vehicle 2 (Honda Civic)`. */
  itemName(pointer: string): string {
    return this.words.itemName(pointer);
  }

  /** The limits and deductibles of the coverages that apply, item by item. Each of them has a charge, even if it is zero. */
  coverageTerms(
    charges: readonly Pick<ChargeLine, 'coverage' | 'code' | 'item'>[],
  ): readonly CoverageTerms[] {
    const { coverages } = this.words.manual;
    return charges.flatMap(({ coverage, code, item }) => {
      const section = coverage === code ? coverages.find((each) => each.code === coverage) : undefined;
      return section ? [coverageTerms(section, item, this.words)] : [];
    });
  }

  /** The forms of a policy with these charges. */
  forms(charges: readonly Pick<ChargeLine, 'coverage'>[]): readonly FormWording[] {
    return formsOf(this.words.manual, new Set(charges.map(({ coverage }) => coverage)));
  }

  /** Each coverage with its charge and limits, item by item, followed by the customer's other selections. */
  coverages(charges: readonly ChargeLine[]): readonly CoverageWording[] {
    const charged = charges.filter(({ coverage, code }) => coverage === code);
    const sections = this.words.manual.coverages.filter(({ code }) =>
      charged.some((each) => each.code === code),
    );
    const told = new Set(sections.flatMap(inputsOfTerms).map(pointerOfInput));
    const choices = this.parts().find(({ title }) => title === CHOICES_TITLE)?.facts ?? [];
    return [
      ...charged.flatMap((charge) => this.coverageLines(charge)),
      ...choices
        // A selection by yes or no is already listed above as a coverage with its premium.
        .filter(({ pointer, label }) => !told.has(pointer) && !charged.some(({ title }) => title === label))
        .map(({ pointer, label, value }) => {
          const isDeductible = /deductible[^/]*$/i.test(pointer);
          const chosen = isDeductible
            ? { limit: null, deductible: value }
            : { limit: value, deductible: null };
          return { item: CHOICES_TITLE, title: label, ...chosen, premium: null };
        }),
    ];
  }

  /** One line for a coverage with at most one limit; with several, a line of its own for each below it. */
  private coverageLines(charge: ChargeLine): readonly CoverageWording[] {
    const item = charge.item === null ? null : this.itemName(charge.item);
    const [terms] = this.coverageTerms([charge]);
    const limits = terms?.limits ?? [];
    const deductible = terms?.deductible ? wholeDollars(terms.deductible) : null;
    const [only] = limits;
    const first = { item, title: charge.title, deductible, premium: charge.amount };
    if (limits.length <= 1) return [{ ...first, limit: only ? wholeDollars(only.amount) : null }];
    const more = limits.map(({ title, amount }) => ({
      item,
      title,
      limit: wholeDollars(amount),
      deductible: null,
      premium: null,
    }));
    return [{ ...first, limit: null }, ...more];
  }

  /** What is insured; the customer's selections are listed with the coverages instead. */
  sections(): readonly SectionWording[] {
    return this.parts()
      .filter(({ title }) => title !== CHOICES_TITLE)
      .map(({ title, facts }) => ({ title, facts: facts.map(({ label, value }) => ({ label, value })) }));
  }

  /** What identifies the insured property to others: the address of a home, the number of a vehicle. */
  identity(): readonly RiskFact[] {
    const { words } = this;
    const { places, fields } = PRODUCT_SCHEMAS[words.manual.plan.productType];
    const located = places
      .filter(({ path }) => listOf(path) === null && words.isGiven(`${path}.line1`, null))
      .map((place) => ({
        pointer: pointerOf(place.path, null),
        label: place.title,
        value: this.addressOf(place, null),
      }));
    const numbered = fields
      .filter(({ format }) => format === 'vin')
      .flatMap(({ path }) => {
        const list = listOf(path) ?? '';
        return words.elementsOf(list).flatMap((element) => {
          const vin = words.valueOf(path, element);
          const pointer = pointerOf(list, element);
          return vin ? [{ pointer, label: words.elementName(list, element), value: `VIN ${vin}` }] : [];
        });
      });
    return [...located, ...numbered];
  }

  /** Only facts that were given: a default of the manual is not a statement of the insured. */
  parts(): readonly RiskPart[] {
    return this.partsWhere((path, element) => this.words.isGiven(path, element));
  }

  /** Facts given, and the manual's defaults for the others, since these apply as well. */
  applying(): readonly RiskPart[] {
    return this.partsWhere(() => true);
  }

  private partsWhere(isTold: (path: string, element: Element) => boolean): readonly RiskPart[] {
    const { words } = this;
    const { inputs, plan } = words.manual;
    const declared = [...inputs, ...PRODUCT_SCHEMAS[plan.productType].fields].map(({ path }) => path);
    const paths = [...new Set(declared)];
    const single = paths.filter((path) => listOf(path) === null);
    const sections = SECTIONS.map(([prefix, title], index) => {
      const earlier = SECTIONS.slice(0, index).map(([taken]) => taken);
      const own = single.filter(
        (path) => path.startsWith(prefix) && !earlier.some((taken) => path.startsWith(taken)),
      );
      return { item: null, title, facts: this.facts(own, null, isTold) };
    });
    const elements = words.lists.flatMap((list) =>
      words.elementsOf(list).map((element) => ({
        item: pointerOf(list, element),
        title: this.words.elementTitle(list, element),
        facts: this.facts(
          paths.filter((path) => listOf(path) === list),
          element,
          isTold,
        ),
      })),
    );
    return [...sections, ...elements].filter(({ facts }) => facts.length > 0);
  }

  /** The facts at these paths; an address is one fact, in one line. */
  private facts(
    paths: readonly string[],
    element: Element,
    isTold: (path: string, element: Element) => boolean,
  ): readonly RiskFact[] {
    const places = PRODUCT_SCHEMAS[this.words.manual.plan.productType].places;
    const placeOf = (path: string): PlaceDeclaration | undefined =>
      places.find((place) => path.startsWith(`${place.path}.`));
    const facts = paths
      .filter((path) => isTold(path, element))
      .flatMap((path) => {
        const place = placeOf(path);
        const pointer = pointerOf(place?.path ?? path, element);
        if (place) {
          const value = this.addressOf(place, element);
          return value === '' ? [] : [{ pointer, label: place.title, value }];
        }
        const value = this.words.valueOf(path, element);
        return value === undefined ? [] : [{ pointer, ...factWording(value, this.words.declared(path)) }];
      });
    return [...new Map(facts.map((fact) => [fact.pointer, fact])).values()];
  }

  /** An address in one line: `12 Maple Street, Apt. 4, Columbus, OH 43004`. */
  private addressOf({ path }: PlaceDeclaration, element: Element): string {
    const [street, unit, city, state, zipCode] = ['line1', 'line2', 'city', 'state', 'zipCode'].map((name) =>
      this.words.valueOf(`${path}.${name}`, element),
    );
    const region = [state, zipCode].filter((part) => part !== undefined).join(' ');
    return [street, unit, city, region].filter((part) => part).join(', ');
  }
}

/** JSON pointer of a path with the indexes of the element filled in. */
function pointerOf(path: string, element: Element): string {
  const numbers = element === null ? [] : typeof element === 'number' ? [element] : [...element];
  const place = path.replaceAll('[]', () => `/${numbers.shift() ?? 0}`).replaceAll('.', '/');
  return ['', place, ...numbers].join('/');
}

/** Inputs that are shown with the coverages, as limits and deductibles. */
function inputsOfTerms({ limits = [], deductible }: CoverageSection): readonly string[] {
  return [...limits, ...(deductible ? [deductible] : [])].flatMap(({ input }) => input ?? []);
}

function pointerOfInput(path: string): string {
  return pointerOf(path, null);
}
