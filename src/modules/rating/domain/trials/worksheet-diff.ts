import { formatScaled } from '../../../../shared/decimal.js';
import { pointerToken } from '../../../../shared/json-pointer.js';
import type { WorksheetStepView } from '../engine/worksheet-step.js';
import { centsOf } from '../words/wording.js';

export const STEP_COMPARISONS = ['same', 'changed', 'only-from', 'only-to'] as const;
export type StepComparison = (typeof STEP_COMPARISONS)[number];

/** A step of one of the two editions compared. */
export interface ComparedStep extends Pick<
  WorksheetStepView,
  'kind' | 'operand' | 'row' | 'rules' | 'exact' | 'value'
> {
  readonly title: string;
  /** The change from the value before the step, rounded to the cent. */
  readonly added: string;
}

export interface StepDifference {
  readonly coverage: string;
  readonly item: string | null;
  readonly step: string;
  readonly comparison: StepComparison;
  /** The fields that differ. Where only `value` differs, an earlier step made the difference. */
  readonly differs: readonly ComparedField[];
  /** How much more, or less, the step adds than in the first edition. */
  readonly effect: string;
  readonly from: ComparedStep | null;
  readonly to: ComparedStep | null;
}

export const COMPARED_FIELDS = ['title', 'kind', 'operand', 'row', 'rules', 'exact', 'value'] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** Two calculations of one risk side by side, in the order of the second; a step that only one has stays in its place. */
export function diffSteps(
  from: readonly WorksheetStepView[],
  to: readonly WorksheetStepView[],
): readonly StepDifference[] {
  const [before, after] = [placed(from), placed(to)];
  const waiting = new Map(before);
  const differences: StepDifference[] = [];
  for (const [key, step] of after) {
    const other = waiting.get(key);
    if (other) {
      for (const [early, gone] of waiting) {
        if (early === key) break;
        if (after.has(early)) continue;
        differences.push(difference(gone, null));
        waiting.delete(early);
      }
      waiting.delete(key);
    }
    differences.push(difference(other ?? null, step));
  }
  for (const gone of waiting.values()) differences.push(difference(gone, null));
  return differences;
}

interface PlacedStep {
  readonly view: WorksheetStepView;
  readonly added: number;
}

/** Steps by coverage, element and code, which identify a step in every edition. */
function placed(steps: readonly WorksheetStepView[]): ReadonlyMap<string, PlacedStep> {
  const found = new Map<string, PlacedStep>();
  let [section, before] = ['', 0];
  for (const view of steps) {
    const here = JSON.stringify([view.coverage, view.item]);
    if (here !== section) [section, before] = [here, 0];
    const value = centsOf(view.value);
    found.set(JSON.stringify([view.coverage, view.item, view.step]), { view, added: value - before });
    before = value;
  }
  return found;
}

function difference(from: PlacedStep | null, to: PlacedStep | null): StepDifference {
  const { coverage, item, step } = ((to ?? from) as PlacedStep).view;
  const differs =
    from && to
      ? COMPARED_FIELDS.filter((name) => JSON.stringify(from.view[name]) !== JSON.stringify(to.view[name]))
      : [];
  return {
    coverage,
    item,
    step,
    comparison:
      from === null ? 'only-to' : to === null ? 'only-from' : differs.length > 0 ? 'changed' : 'same',
    differs,
    effect: formatScaled((to?.added ?? 0) - (from?.added ?? 0), 2),
    from: from && side(from),
    to: to && side(to),
  };
}

function side({ view, added }: PlacedStep): ComparedStep {
  const { title, kind, operand, row, rules, exact, value } = view;
  return { title, kind, operand, row, rules, exact, value, added: formatScaled(added, 2) };
}

/** The first place, from the top, where two documents differ; undefined where one of them has nothing there. */
export interface DocumentDifference {
  readonly pointer: string;
  readonly stored: unknown;
  readonly replayed: unknown;
}

export function firstDifference(stored: unknown, replayed: unknown, pointer = ''): DocumentDifference | null {
  if (stored === replayed) return null;
  if (!isTree(stored) || !isTree(replayed) || Array.isArray(stored) !== Array.isArray(replayed))
    return { pointer, stored, replayed };
  for (const key of new Set([...Object.keys(stored), ...Object.keys(replayed)])) {
    const found = firstDifference(own(stored, key), own(replayed, key), `${pointer}/${pointerToken(key)}`);
    if (found) return found;
  }
  return null;
}

type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

function own(tree: Tree, key: string): unknown {
  return Object.hasOwn(tree, key) ? tree[key] : undefined;
}
