import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { DomainError } from '../../../../shared/errors.js';
import { reportedInputs } from '../consumer-report.js';
import type { CompiledManual } from '../engine/compile-manual.js';
import type { Outcome, RatingResult } from '../engine/rate.js';
import { rate } from '../engine/rate.js';
import { MOST_WORK } from '../engine/run.js';
import type { Worksheet } from '../engine/worksheet.js';
import type { InputDeclaration } from '../manual/manual.js';
import { centsOf } from '../wording.js';
import { candidatesOf } from './candidates.js';
import type { RiskValue } from './candidates.js';
import { tableEffect } from './table-effect.js';
import { valuesAt, withValues } from './values-at.js';

/** An input of a consumer report that gave less than its best value would have given. */
export interface ReportEffect {
  readonly input: InputDeclaration;
  /** What the risk says there: of an input of a list the values of its elements that are not the better one. */
  readonly values: readonly RiskValue[];
  /** By how much it raised the premium; 0 where it did something else. */
  readonly cents: number;
  /** The rules of the decision that would not have held. */
  readonly rules: readonly string[];
}

type Rated = Pick<Worksheet, 'inputs' | 'ratedOn' | 'steps' | 'renewal'> &
  Pick<RatingResult, 'total' | 'charges' | 'decision'>;
type Fate = Pick<RatingResult, 'total' | 'charges' | 'decision'>;

const RANK: Readonly<Record<Outcome, number>> = { accept: 0, refer: 1, decline: 2 };
/** Ratings for inputs that only count together. */
const MOST_TOGETHER = 64;
/** What was better the last time is tried first: one rating then tells what all of them would. */
const best = new WeakMap<CompiledManual, Map<string, RiskValue>>();

/**
 * What consumer reports did to a rating. The risk is rated again with the other values that each of their inputs could have,
 * so that it makes no difference by what kind of step, rule or fact in between a report reaches the outcome. Costs nothing where
 * the manual asks for no report or the risk has none. Of a change the risk before it is the measure: what a report says anew and
 * makes dearer than what it said then.
 */
export function reportEffects(
  compiled: CompiledManual,
  rated: Rated,
  before: Pick<Worksheet, 'inputs'> | null = null,
): readonly ReportEffect[] {
  const inputs = reportedInputs(compiled.manual).filter(({ path }) =>
    valuesAt(rated.inputs, path).some((value) => value !== null),
  );
  if (inputs.length === 0) return [];
  if (before) return changedEffects(new Again(compiled, rated), inputs, rated, before);
  const again = new Again(compiled, rated);
  const alone = inputs.flatMap((input) => again.effectOf(input));
  return alone.length > 0 || inputs.length === 1 ? alone : again.togetherOf(inputs);
}

function changedEffects(
  again: Again,
  inputs: readonly InputDeclaration[],
  rated: Rated,
  before: Pick<Worksheet, 'inputs'>,
): readonly ReportEffect[] {
  return inputs.flatMap((input) => {
    const [now, then] = [valuesAt(rated.inputs, input.path), valuesAt(before.inputs, input.path)];
    if (JSON.stringify(now) === JSON.stringify(then)) return [];
    // Of a list whose elements came and went nobody knows which was which: there the best value is the measure.
    return again.effectOf(input, now.length === 1 && then.length === 1 ? then : undefined);
  });
}

class Again {
  private readonly meter = { left: MOST_WORK };
  private readonly fate: Fate;

  constructor(
    private readonly compiled: CompiledManual,
    private readonly rated: Rated,
  ) {
    // A cap holds a renewal's premium whatever the report says; what the manual makes of it is compared.
    this.fate = rated.renewal ? (this.rate(rated.inputs, rated.ratedOn) ?? rated) : rated;
  }

  effectOf(input: InputDeclaration, measure?: readonly RiskValue[]): readonly ReportEffect[] {
    const { path } = input;
    const own = valuesAt(this.rated.inputs, path);
    const known = best.get(this.compiled) ?? new Map<string, RiskValue>();
    best.set(this.compiled, known);
    const candidates = measure ?? candidatesOf(this.compiled.manual, input, this.rated.ratedOn);
    const favorite = measure ? undefined : known.get(path);
    let unrated = false;
    let found: { readonly value: RiskValue; readonly fate: Fate } | null = null;
    for (const value of favorite === undefined ? candidates : [favorite, ...candidates]) {
      if (own.every((one) => one === value)) continue;
      const fate = this.rate(withValues(this.rated.inputs, path, value), this.rated.ratedOn);
      unrated ||= fate === null;
      if (!fate || !isBetter(fate, found?.fate ?? this.fate)) continue;
      found = { value, fate };
      if (value === favorite) break;
    }
    if (found) {
      if (!measure) known.set(path, found.value);
      return [this.effect(input, found.fate, found.value)];
    }
    const values = own.filter((value) => value !== null);
    if (this.meter.left <= 0 || (unrated && tableEffect(this.compiled.manual, input, this.rated.steps)))
      return [{ input, values, cents: 0, rules: [] }];
    return [];
  }

  /** Where a cap or a rule of "one or the other" hides each of several inputs behind the others. */
  togetherOf(inputs: readonly InputDeclaration[]): readonly ReportEffect[] {
    let risks: readonly unknown[] = [this.rated.inputs];
    for (const { path, ...input } of inputs) {
      const values = candidatesOf(this.compiled.manual, { path, ...input }, this.rated.ratedOn);
      const some =
        values.length <= 8 ? values : [values[0], values[Math.floor(values.length / 2)], values.at(-1)];
      risks = risks.flatMap((risk) => [risk, ...some.map((value) => withValues(risk, path, value ?? null))]);
      risks = risks.slice(0, MOST_TOGETHER);
    }
    for (const risk of risks.slice(1)) {
      const fate = this.rate(risk, this.rated.ratedOn);
      if (!fate || !isBetter(fate, this.fate)) continue;
      const changed = inputs.filter(({ path }) => {
        const now = valuesAt(risk, path);
        return valuesAt(this.rated.inputs, path).some((value, index) => value !== now[index]);
      });
      return changed.map((input) => this.effect(input, fate, valuesAt(risk, input.path)[0] ?? null));
    }
    return [];
  }

  private effect(input: InputDeclaration, fate: Fate, better: RiskValue): ReportEffect {
    const held = new Set(against(fate));
    return {
      input,
      values: valuesAt(this.rated.inputs, input.path).filter((value) => value !== null && value !== better),
      cents: Math.max(0, centsOf(this.fate.total) - centsOf(fate.total)),
      rules: against(this.fate).filter((code) => !held.has(code)),
    };
  }

  /** Null where the manual has no answer for such a risk. */
  private rate(risk: unknown, today: CalendarDate): Fate | null {
    try {
      return rate(this.compiled, risk, { today, meter: this.meter });
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }
}

/** A milder decision, a coverage that was not to be had, or the same for less. */
function isBetter(one: Fate, other: Fate): boolean {
  const ranks = RANK[one.decision.outcome] - RANK[other.decision.outcome];
  if (ranks !== 0) return ranks < 0;
  const [rules, others] = [against(one), against(other)];
  if (!isWithin(rules, others)) return false;
  const [lines, theirs] = [linesOf(one), linesOf(other)];
  if (!isWithin(theirs, lines)) return false;
  if (rules.length < others.length || lines.length > theirs.length) return true;
  return centsOf(one.total) < centsOf(other.total);
}

function against({ decision }: Fate): readonly string[] {
  return decision.reasons.filter(({ outcome }) => outcome !== 'accept').map(({ code }) => code);
}

function linesOf({ charges }: Fate): readonly string[] {
  const premiums = charges.filter(({ kind }) => kind === 'premium');
  return [...new Set(premiums.map(({ coverage, item }) => `${coverage} ${item ?? ''}`))];
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}
