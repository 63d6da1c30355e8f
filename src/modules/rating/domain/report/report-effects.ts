import { DomainError } from '../../../../shared/errors.js';
import { reportedInputs } from './consumer-report.js';
import type { CompiledManual } from '../engine/compile-manual.js';
import type { RatingResult } from '../engine/rate.js';
import { rate } from '../engine/rate.js';
import type { Outcome } from '../engine/rated.js';
import { MOST_WORK } from '../engine/run.js';
import type { Worksheet } from '../engine/worksheet.js';
import type { InputDeclaration } from '../manual/inputs.js';
import { centsOf } from '../words/wording.js';
import type { Candidate, RiskValue } from './candidates.js';
import { candidatesOf, spread } from './candidates.js';
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

/** Reserved: no coverage has this code. */
const POLICY_SECTION = 'policy';
const RANK: Readonly<Record<Outcome, number>> = { accept: 0, refer: 1, decline: 2 };
/** Ratings for inputs that only count together. */
const MOST_TOGETHER = 128;
/** What was better the last time is tried first: one rating then tells what all of them would. */
const best = new WeakMap<CompiledManual, Map<string, Candidate>>();

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
  if (alone.length === inputs.length || inputs.length === 1) return alone;
  return alone.length === 0 ? again.togetherOf(inputs) : [...alone, ...again.behind(alone, inputs)];
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
    // Where elements of a list were added or removed, nobody can tell which old one became which new one: the best value is compared instead.
    return again.effectOf(input, now.length === 1 && then.length === 1 ? then : undefined);
  });
}

class Again {
  private readonly fate: Fate;
  /** What would have been better, by input. */
  private readonly better = new Map<string, Candidate>();

  constructor(
    private readonly compiled: CompiledManual,
    private readonly rated: Rated,
    private readonly meter = { left: MOST_WORK },
  ) {
    // A cap holds a renewal's premium whatever the report says; what the manual makes of it is compared.
    this.fate = rated.renewal ? (this.rate(rated.inputs) ?? rated) : rated;
  }

  effectOf(input: InputDeclaration, measure?: readonly RiskValue[]): readonly ReportEffect[] {
    const { path } = input;
    const own = valuesAt(this.rated.inputs, path);
    const known = best.get(this.compiled) ?? new Map<string, Candidate>();
    best.set(this.compiled, known);
    const candidates: readonly Candidate[] =
      measure ?? candidatesOf(this.compiled.manual, input, this.rated.ratedOn);
    const favorite = measure ? undefined : known.get(path);
    let unrated = false;
    let found: { readonly value: Candidate; readonly fate: Fate } | null = null;
    const tried: readonly Candidate[] = favorite === undefined ? candidates : [favorite, ...candidates];
    for (const value of tried) {
      if (own.every((one) => one === value)) continue;
      const fate = this.rate(withValues(this.rated.inputs, path, value));
      unrated ||= fate === null;
      if (!fate || !isBetter(fate, found?.fate ?? this.fate)) continue;
      found = { value, fate };
      if (value === favorite) break;
    }
    if (found) {
      if (!measure) known.set(path, found.value);
      this.better.set(path, found.value);
      return [this.effect(input, found.fate, found.value)];
    }
    const values = own.filter((value) => value !== null);
    if (this.meter.left <= 0 || (unrated && tableEffect(this.compiled.manual, input, this.rated.steps)))
      return [{ input, values, cents: 0, rules: [] }];
    return [];
  }

  /** What others would have done besides, had these been better: a cap or a rule that both reach hides one behind the other. */
  behind(effects: readonly ReportEffect[], inputs: readonly InputDeclaration[]): readonly ReportEffect[] {
    const found = new Set(effects.map(({ input }) => input.path));
    const risk = [...this.better].reduce<unknown>(
      (inputs, [path, value]) => withValues(inputs, path, value),
      this.rated.inputs,
    );
    const fate = this.rate(risk);
    if (!fate) return [];
    const { ratedOn, steps } = this.rated;
    const rest = { ...fate, ratedOn, steps, inputs: risk };
    const without = new Again(this.compiled, rest, this.meter);
    const others = inputs.filter(({ path }) => !found.has(path));
    return this.meter.left <= 0 ? [] : others.flatMap((input) => without.effectOf(input));
  }

  /** Where a cap or a rule of "one or the other" hides each of several inputs behind the others. */
  togetherOf(inputs: readonly InputDeclaration[]): readonly ReportEffect[] {
    for (const risk of this.together(inputs)) {
      const fate = this.rate(risk);
      if (!fate || !isBetter(fate, this.fate)) continue;
      const changed = inputs.filter(({ path }) => {
        const now = valuesAt(risk, path);
        return valuesAt(this.rated.inputs, path).some((value, index) => value !== now[index]);
      });
      return changed.map((input) => this.effect(input, fate, valuesAt(risk, input.path)[0] ?? null));
    }
    return [];
  }

  /** Risks with other values of several inputs at once: all of few, of many inputs the first and the last of each. */
  private together(inputs: readonly InputDeclaration[]): readonly unknown[] {
    const each = Math.floor(MOST_TOGETHER ** (1 / inputs.length));
    return inputs
      .reduce<readonly unknown[]>(
        (risks, input) => {
          const values = candidatesOf(this.compiled.manual, input, this.rated.ratedOn);
          const some =
            each > 2
              ? spread(values, each - 1)
              : spread(
                  values.filter((value) => value !== null),
                  2,
                );
          return risks
            .flatMap((risk) => [
              ...(each > 2 ? [risk] : []),
              ...some.map((value) => withValues(risk, input.path, value)),
            ])
            .slice(-MOST_TOGETHER);
        },
        [this.rated.inputs],
      )
      .filter((risk) => risk !== this.rated.inputs);
  }

  private effect(input: InputDeclaration, fate: Fate, better: Candidate): ReportEffect {
    const held = new Set(against(fate));
    return {
      input,
      values: valuesAt(this.rated.inputs, input.path).filter((value) => value !== null && value !== better),
      cents: Math.max(0, centsOf(this.fate.total) - centsOf(fate.total)),
      rules: against(this.fate).filter((code) => !held.has(code)),
    };
  }

  /** Null where the manual has no answer for such a risk. */
  private rate(risk: unknown): Fate | null {
    try {
      return rate(this.compiled, risk, { today: this.rated.ratedOn, meter: this.meter });
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }
}

/**
 * A milder decision, more coverages to be had, or the same for less. Where one rule or coverage stands instead of another, a
 * section for each tier, it is the same.
 */
function isBetter(one: Fate, other: Fate): boolean {
  const ranks = RANK[one.decision.outcome] - RANK[other.decision.outcome];
  if (ranks !== 0) return ranks < 0;
  const rules = against(one).length - against(other).length;
  const lines = linesOf(one) - linesOf(other);
  if (rules > 0 || lines < 0) return false;
  return rules < 0 || lines > 0 || centsOf(one.total) < centsOf(other.total);
}

function against({ decision }: Fate): readonly string[] {
  return decision.reasons.filter(({ outcome }) => outcome !== 'accept').map(({ code }) => code);
}

/** How many coverages are charged; what the policy itself adds is no coverage, and nothing to be had. */
function linesOf({ charges }: Fate): number {
  const premiums = charges.filter(({ kind, coverage }) => kind === 'premium' && coverage !== POLICY_SECTION);
  return new Set(premiums.map(({ coverage, item }) => `${coverage} ${item ?? ''}`)).size;
}
