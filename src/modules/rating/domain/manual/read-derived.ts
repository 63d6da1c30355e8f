import type { Aggregated, DerivedDeclaration, Selection } from './inputs.js';
import { AGGREGATES } from './inputs.js';
import type { Shape } from './shape.js';
import { defined } from './shape.js';

const MOST_MONTHS = 1_200;

/** Reads a fact that is computed from the risk. */
export function readDerived(shape: Shape): DerivedDeclaration {
  const base = { path: shape.text('path', 120), title: shape.text('title', 200) };
  const kind = shape.oneOf('kind', ['completed-years', 'lookup', 'count', ...AGGREGATES]);
  switch (kind) {
    case 'lookup':
      return { ...base, kind, table: shape.text('table', 60) };
    case 'count':
      return { ...base, kind, ...readSelection(shape) };
    case 'completed-years':
      return { ...base, kind, from: shape.text('from', 120), to: shape.text('to', 120) };
    case 'sum':
    case 'max':
    case 'min':
      return { ...base, kind, ...readSelection(shape), ...readAggregated(shape) };
  }
}

function readSelection(shape: Shape): Selection {
  return defined({
    list: shape.text('list', 120),
    as: shape.text('as', 40),
    when: shape.optionalText('when', 1_000),
    within: shape.has('within')
      ? shape.shape('within', (window) => ({
          date: window.text('date', 120),
          months: window.integer('months', 1, MOST_MONTHS),
        }))
      : undefined,
  }) as Selection;
}

function readAggregated(shape: Shape): Aggregated {
  const [of, table] = [shape.optionalText('of', 120), shape.optionalText('table', 60)];
  if ((of === undefined) === (table === undefined))
    shape.fault('of', 'takes its numbers either from an input or from a table');
  return defined({ of, table, otherwise: shape.optionalDecimal('otherwise') }) as Aggregated;
}
