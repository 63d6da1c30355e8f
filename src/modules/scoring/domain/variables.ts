import type { CalendarDate } from '../../../shared/calendar-date.js';
import { completedYears, daysBetween, isCalendarDate } from '../../../shared/calendar-date.js';
import type { ProductType } from '../../../shared/product-types.js';

type Json = Readonly<Record<string, unknown>>;

/** What a model may know of a quote: the risk as it was rated, without any price or name. */
export interface QuoteCharacteristics {
  readonly version: number;
  readonly state: string;
  readonly zipCode: string;
  readonly createdOn: CalendarDate;
  readonly effectiveDate: CalendarDate;
  readonly termMonths: number;
  readonly vehicleInfo: Json | null;
  readonly propertyInfo: Json | null;
  readonly lifeInfo: Json | null;
  readonly drivers: readonly Json[] | null;
  readonly coverageSelections: Json | null;
}

/** null where the quote does not state it. */
export type VariableValue = number | string | null;

export interface ScoringVariable {
  readonly name: string;
  readonly title: string;
  readonly type: 'number' | 'text';
  readonly product: ProductType | null;
  /** All possible texts; null where the manual decides. */
  readonly values: readonly string[] | null;
  of(quote: QuoteCharacteristics): VariableValue;
}

type Read = ScoringVariable['of'];

const numeric = (name: string, product: ProductType | null, title: string, of: Read): ScoringVariable => {
  return { name, title, type: 'number', product, values: null, of };
};
const words = (
  name: string,
  product: ProductType | null,
  title: string,
  of: Read,
  values: readonly string[] | null = null,
): ScoringVariable => ({ name, title, type: 'text', product, values, of });

/**
 * All variables that a model may use. They are code, so that a new one is reviewed. Sex, marital status, occupation, credit
 * and insurance scores, the ZIP code and all premiums are left out on purpose: what somebody would pay is no reason to treat
 * risks differently (bulletins of some twenty states on price optimization since 2014), and a consumer report would need
 * notices that a score cannot give (15 U.S.C. 1681m).
 */
export const SCORING_VARIABLES: readonly ScoringVariable[] = [
  numeric('driver.youngestAge', 'auto', 'Age of the youngest driver, years', (quote) =>
    edge(ages(quote), Math.min),
  ),
  numeric('driver.oldestAge', 'auto', 'Age of the oldest driver, years', (quote) =>
    edge(ages(quote), Math.max),
  ),
  numeric('driver.count', 'auto', 'Drivers', ({ drivers }) => drivers?.length ?? null),
  numeric('vehicle.count', 'auto', 'Cars', (quote) => vehicles(quote)?.length ?? null),
  numeric('vehicle.oldestYears', 'auto', 'Age of the oldest car by its model year, years', (quote) => {
    const years = vehicles(quote)?.map((vehicle) => numberIn(vehicle, 'modelYear')) ?? [];
    const oldest = edge(years, Math.min);
    return oldest === null ? null : Number(quote.effectiveDate.slice(0, 4)) - oldest;
  }),
  numeric('vehicle.ratingGroup', 'auto', 'Highest insurance rating group of a car', (quote) =>
    edge(vehicles(quote)?.map((vehicle) => numberIn(vehicle, 'ratingGroup')) ?? [], Math.max),
  ),
  numeric(
    'property.amountOfInsurance',
    'home',
    'Amount of insurance on the dwelling, dollars',
    ({ propertyInfo }) => numberIn(propertyInfo, 'amountOfInsurance'),
  ),
  numeric('property.protectionClass', 'home', 'Public protection class', ({ propertyInfo }) =>
    numberIn(propertyInfo, 'protectionClass'),
  ),
  numeric('property.claimsFreeYears', 'home', 'Years without a claim', ({ propertyInfo }) =>
    numberIn(propertyInfo, 'claimsFreeYears'),
  ),
  words('property.construction', 'home', 'Construction', ({ propertyInfo }) =>
    textIn(propertyInfo, 'construction'),
  ),
  words(
    'property.newHome',
    'home',
    'Whether the home is new',
    ({ propertyInfo }) => wordOf(propertyInfo?.['newHome']),
    ['yes', 'no'],
  ),
  numeric('life.issueAge', 'life', 'Age at issue, years', ({ lifeInfo }) => numberIn(lifeInfo, 'issueAge')),
  numeric('life.faceAmount', 'life', 'Face amount, dollars', ({ coverageSelections }) =>
    numberIn(coverageSelections, 'faceAmount'),
  ),
  words('quote.state', null, 'State of the risk', ({ state }) => state),
  numeric('quote.version', null, 'How often it was quoted', ({ version }) => version),
  numeric('quote.termMonths', null, 'Term, months', ({ termMonths }) => termMonths),
  numeric(
    'quote.leadDays',
    null,
    'Days from the entry of the quote to the effective date',
    ({ createdOn, effectiveDate }) => daysBetween(createdOn, effectiveDate),
  ),
];

const BY_NAME = new Map(SCORING_VARIABLES.map((variable) => [variable.name, variable]));

export function scoringVariable(name: string): ScoringVariable | undefined {
  return BY_NAME.get(name);
}

/** Ages of the drivers in completed years on the effective date; null without a date of birth. */
export function ages({ drivers, effectiveDate }: QuoteCharacteristics): readonly (number | null)[] {
  return (drivers ?? []).map((driver) => {
    const born = textIn(driver, 'birthDate');
    return born !== null && isCalendarDate(born) ? completedYears(born, effectiveDate) : null;
  });
}

/**
 * The smallest or largest value of a list; null unless all values are known, since the youngest driver, for example, is
 * unknown without them.
 */
export function edge(values: readonly (number | null)[], pick: (...of: number[]) => number): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length ? null : pick(...known);
}

function vehicles({ vehicleInfo }: QuoteCharacteristics): readonly Json[] | null {
  const list = vehicleInfo?.['vehicles'];
  return Array.isArray(list) ? (list as readonly Json[]) : null;
}

export function numberIn(section: Json | null, name: string): number | null {
  const value = section?.[name];
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

export function textIn(section: Json | null, name: string): string | null {
  const value = section?.[name];
  return typeof value === 'string' ? value : null;
}

function wordOf(value: unknown): string | null {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : null;
}
