import type { ExactInteger } from '../../../../shared/exact-integer.js';
import { add, multiply, powerOfTen } from '../../../../shared/exact-integer.js';
import { ratingError } from '../../rating.errors.js';
import type { AssignmentRule } from '../manual/manual.js';
import type { RiskListSlot, Value } from '../risk/risk-schema.js';
import type { SectionContext } from './context.js';
import type { CompiledCoverage, PremiumBefore } from './coverage.js';
import type { Operand } from './steps/operand.js';
import { compileOperand } from './steps/operand.js';
import { Run } from './run.js';

type Assign = (run: Run) => void;
/** Indexes of the elements of a list, highest first; equal ones keep the order in which they were given. */
type Ranking = (run: Run) => readonly number[];

interface Fraction {
  readonly n: ExactInteger;
  readonly d: ExactInteger;
}

/**
 * Chooses, before coverages are rated, which driver rates which vehicle. Null under the rule `average`, which needs no
 * choice, and after a fault.
 */
export function compileAssignment(
  rule: AssignmentRule,
  coverages: readonly CompiledCoverage[],
  context: SectionContext,
): Assign | null {
  const { schema, faults } = context;
  const [list, to] = [schema.lists.get(rule.list), schema.lists.get(rule.to)];
  if (!list || list.parent) faults.add('/assignment/list', `${rule.list} is not a list of the risk itself`);
  else if (list.min === 0)
    faults.add('/assignment/list', `${list.path} may be empty, and then nobody can be assigned`);
  if (!to || to.parent) faults.add('/assignment/to', `${rule.to} is not a list of the risk itself`);
  if (!coverages.some(({ before }) => before))
    faults.add('/assignment', 'is never used: no step takes the assigned one');
  if (!list || !to || rule.rule === 'average') return null;
  const by =
    rule.by && compileOperand(rule.by, undefined, '/assignment/by', { ...context, item: { as: '', list } });
  const ranking = by ? rankedBy(by, list) : null;
  const left = leftOver(rule, ranking, to);
  if (rule.rule === 'principal') return byName(rule.principal ?? '', { list, to }, left, context);
  const premiums = coverages.flatMap(({ before }) => (before ? [before] : []));
  return ranking && downTheRanks(ranking, rankedByPremium(premiums, to), left);
}

function downTheRanks(
  drivers: Ranking,
  vehicles: Ranking,
  left: (run: Run) => (vehicle: number) => number,
): Assign {
  return (run) => {
    const [who, what, rest] = [drivers(run), vehicles(run), left(run)];
    const assigned = new Array<number>(what.length);
    what.forEach((vehicle, rank) => {
      assigned[vehicle] = who[rank] ?? rest(vehicle);
    });
    run.assigned = assigned;
  };
}

function byName(
  path: string,
  { list, to }: { readonly list: RiskListSlot; readonly to: RiskListSlot },
  left: (run: Run) => (vehicle: number) => number,
  { schema, faults }: SectionContext,
): Assign | null {
  const slot = schema.slots.get(path);
  const id = schema.slots.get(slot?.input?.refersTo ?? '');
  if (slot?.list !== to || id?.list !== list) {
    faults.add('/assignment/principal', `${path} does not refer from ${to.path} to ${list.path}`);
    return null;
  }
  return (run) => {
    const rest = left(run);
    const drivers = run.lists[list.index] as Value[][];
    run.assigned = (run.lists[to.index] as Value[][]).map((values, vehicle) => {
      const name = values[slot.index] ?? null;
      return name === null ? rest(vehicle) : drivers.findIndex((driver) => driver[id.index] === name);
    });
  };
}

/**
 * The driver of a vehicle that no driver was chosen for: the highest or lowest in rank, or `rating.invalid-risk` where the
 * manual refuses it.
 */
function leftOver(
  { otherwise, principal }: AssignmentRule,
  ranking: Ranking | null,
  to: RiskListSlot,
): (run: Run) => (vehicle: number) => number {
  if (!ranking || otherwise === 'refuse') {
    const detail =
      principal === undefined ? 'has no driver: all are assigned by then' : 'names no principal driver';
    return () => (vehicle) => {
      throw ratingError('rating.invalid-risk', { errors: [{ pointer: `${to.pointer}/${vehicle}`, detail }] });
    };
  }
  return (run) => {
    const ranked = ranking(run);
    return () => ranked.at(otherwise === 'highest' ? 0 : -1) as number;
  };
}

function rankedBy({ load }: Operand, list: RiskListSlot): Ranking {
  return (run) => {
    const { item, itemIndex } = run;
    const numbers = (run.lists[list.index] as Value[][]).map((values, element): Fraction => {
      run.item = values;
      run.itemIndex = element;
      load(run);
      return { n: run.opN, d: run.opD };
    });
    run.item = item;
    run.itemIndex = itemIndex;
    return ranked(numbers);
  };
}

/**
 * Ranks vehicles by the sum of their premiums up to the first step that takes the assigned driver. It uses a run of its own,
 * so that nothing of it reaches the worksheet.
 */
function rankedByPremium(premiums: readonly PremiumBefore[], list: RiskListSlot): Ranking {
  const scale = Math.max(0, ...premiums.map((premium) => premium.scale));
  const parts = premiums.map((premium) => ({ premium, up: powerOfTen(scale - premium.scale) }));
  return ({ values, lists }) => {
    const run = new Run(values, lists, null);
    const numbers = (lists[list.index] as Value[][]).map((element, index): Fraction => {
      run.item = element;
      run.itemIndex = index;
      let [n, d]: [ExactInteger, ExactInteger] = [0, 1];
      for (const { premium, up } of parts) {
        if (!premium.rate(run)) continue;
        n = add(multiply(n, run.d), multiply(multiply(run.n, up), d));
        d = multiply(d, run.d);
      }
      return { n, d };
    });
    return ranked(numbers);
  };
}

function ranked(numbers: readonly Fraction[]): readonly number[] {
  return [...numbers.keys()].sort((a, b) => {
    const [one, other] = [numbers[a] as Fraction, numbers[b] as Fraction];
    const [mine, theirs] = [multiply(one.n, other.d), multiply(other.n, one.d)];
    return mine === theirs ? a - b : mine > theirs ? -1 : 1;
  });
}
