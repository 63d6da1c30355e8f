import { Decimal } from '../../../shared/decimal.js';
import type { ModelDefinition, ModelVariable } from './definition.js';
import { scoreOf } from './links.js';
import type { VariableValue, QuoteCharacteristics } from './variables.js';
import { scoringVariable } from './variables.js';

/** Stands for the bin of a variable that the quote does not state. */
export const MISSING_BIN = -1;

/** The part of one variable in a score. */
export interface Contributor {
  readonly variable: string;
  readonly title: string;
  readonly value: VariableValue;
  /** Index of the variable's bin; -1 where the quote does not state the value. */
  readonly bin: number;
  /** The value that the model adds: points, or a part of the linear predictor. */
  readonly points: string;
  /** How much it raises the sum above the average of the training data; negative where it lowers it. */
  readonly raises: string;
}

export interface ScoredQuote {
  /** Null where a value is missing that the model needs. */
  readonly score: string | null;
  readonly fault: string | null;
  readonly inputs: Readonly<Record<string, VariableValue>>;
  /** The variable that raises the score most comes first. */
  readonly contributors: readonly Contributor[];
  /** In the order of the model's variables. */
  readonly bins: readonly number[];
}

const HUNDRED_MILLIONTH = { unit: '0.00000001', mode: 'half-up' } as const;

/** Scores a quote. The same model and characteristics give the same score and the same order of reasons on every machine. */
export function scoreQuote(model: ModelDefinition, quote: QuoteCharacteristics): ScoredQuote {
  const found = model.variables.map((variable) => contribution(variable, quote));
  const inputs = Object.fromEntries(found.map(({ variable, value }) => [variable, value]));
  const bins = found.map(({ bin }) => bin);
  const refused = model.variables.find(
    ({ missing }, index) => missing === null && bins[index] === MISSING_BIN,
  );
  if (refused) return { score: null, fault: refused.name, inputs, contributors: [], bins };
  const sum = found.reduce(
    (total, { points }) => total.plus(Decimal.parse(points)),
    Decimal.parse(model.intercept),
  );
  const falls = model.scaling !== null && Decimal.parse(model.scaling.pointsToDoubleOdds).isNegative;
  const contributors = found
    .map(({ raises, ...each }) => ({ ...each, raises: falls ? raises.negated() : raises }))
    .toSorted((one, other) => other.raises.compare(one.raises))
    .map(({ raises, ...each }) => ({ ...each, raises: raises.toString() }));
  return { score: scoreOf(model, sum.toString()), fault: null, inputs, contributors, bins };
}

type Found = Omit<Contributor, 'raises'> & { readonly raises: Decimal };

function contribution(variable: ModelVariable, quote: QuoteCharacteristics): Found {
  const known = scoringVariable(variable.name);
  if (!known) throw new Error(`A model names ${variable.name}, which is no variable any more`);
  const value = known.of(quote);
  const bin = binOf(variable, value);
  const points = pointsOf(variable, value, bin);
  const raises = points.minus(averageOf(variable)).round(HUNDRED_MILLIONTH);
  return { variable: variable.name, title: known.title, value, bin, points: points.toString(), raises };
}

export function binOf({ bins }: ModelVariable, value: VariableValue): number {
  if (value === null) return MISSING_BIN;
  if (typeof value === 'string')
    return bins.findIndex(({ values }) => values === null || values.includes(value));
  const number = decimalOf(value);
  return bins.findIndex(({ to }) => to === null || number.compare(Decimal.parse(to)) < 0);
}

function pointsOf({ bins, slope, missing }: ModelVariable, value: VariableValue, bin: number): Decimal {
  if (bin === MISSING_BIN) return Decimal.parse(missing?.weight ?? '0');
  if (!slope || typeof value !== 'number') return Decimal.parse(bins[bin]?.weight ?? '0');
  const [number, floor, cap] = [decimalOf(value), Decimal.parse(slope.floor), Decimal.parse(slope.cap)];
  const within = number.compare(floor) < 0 ? floor : number.compare(cap) > 0 ? cap : number;
  return within.times(Decimal.parse(slope.perUnit));
}

/** The variable's average contribution in the training data. */
function averageOf({ bins, slope, missing }: ModelVariable): Decimal {
  const unknown = missing ? product(missing.weight, missing.share) : Decimal.ZERO;
  if (slope) {
    const share = missing ? Decimal.ONE.minus(Decimal.parse(missing.share)) : Decimal.ONE;
    return product(slope.perUnit, slope.mean).times(share).plus(unknown);
  }
  return bins.reduce((sum, { weight, share }) => sum.plus(product(weight ?? '0', share)), unknown);
}

function product(one: string, other: string): Decimal {
  return Decimal.parse(one).times(Decimal.parse(other));
}

/** A number rounded to six decimals and limited to ±10^12. */
function decimalOf(value: number): Decimal {
  const bounded = Math.max(-1e12, Math.min(1e12, value));
  return Decimal.parse(String(Number(bounded.toFixed(6))));
}
