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

/** An input of a consumer report whose value led to a worse result than its best value would have. */
export interface ReportEffect {
  readonly input: InputDeclaration;
  /** The risk's values of the input that differ from the better one; several for an input of a list. */
  readonly values: readonly RiskValue[];
  /** The cents that it added to the premium; 0 where it had another effect. */
  readonly cents: number;
  /** Codes of underwriting rules that would not have held. */
  readonly rules: readonly string[];
}

type Rated = Pick<Worksheet, 'inputs' | 'ratedOn' | 'steps' | 'renewal'> &
  Pick<RatingResult, 'total' | 'charges' | 'decision'>;
type Fate = Pick<RatingResult, 'total' | 'charges' | 'decision'>;

/** Reserved: no coverage has this code. */
const POLICY_SECTION = 'policy';
const RANK: Readonly<Record<Outcome, number>> = { accept: 0, refer: 1, decline: 2 };
/** The most ratings spent on inputs that count only together. */
const MOST_TOGETHER = 128;
/** The best value of an input last time is tried first: then one rating is usually enough. */
const best = new WeakMap<CompiledManual, Map<string, Candidate>>();

/**
 * The effects of consumer reports on a rating. The risk is rated again with other values of each input from a report, so
 * that any step, rule or fact on the way is covered. No rating is spent where the risk has no such input. For a change,
 * `before` is the measure: only what a report newly says is compared with what it said then.
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
    // Where elements were added or removed, it is unknown which old one became which new one; then the best value is
    // compared.
    return again.effectOf(input, now.length === 1 && then.length === 1 ? then : undefined);
  });
}

class Again {
  private readonly fate: Fate;
  /** The better value found for each input. */
  private readonly better = new Map<string, Candidate>();

  constructor(
    private readonly compiled: CompiledManual,
    private readonly rated: Rated,
    private readonly meter = { left: MOST_WORK },
  ) {
    // A renewal cap would hide what the report did, so the uncapped rating is compared.
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

  /**
   * Effects of the other inputs once the found ones are better: a cap or rule that several inputs reach hides one behind the
   * other.
   */
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

  /** For inputs that have an effect only together, because a cap or an "or" in a rule hides each behind the others. */
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

  /** Risks with several inputs changed at once: all values of few inputs, else the first and the last value of each. */
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

  /** The result for another risk; null where the manual refuses it. */
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
 * Better is a milder decision, else fewer rules against the risk or more coverages, else a lower premium. A rule or coverage
 * that merely replaces another, such as a section for each tier, makes no difference.
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

/** The number of coverages charged; lines of the policy section do not count. */
function linesOf({ charges }: Fate): number {
  const premiums = charges.filter(({ kind, coverage }) => kind === 'premium' && coverage !== POLICY_SECTION);
  return new Set(premiums.map(({ coverage, item }) => `${coverage} ${item ?? ''}`)).size;
}
