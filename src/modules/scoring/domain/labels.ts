import type { ModelBin } from './definition.js';

/** The name of a bin, such as `25 up to 30`; the upper end does not belong to it. */
export function binLabel({ from, to, values }: ModelBin): string {
  if (values !== null) return values.join(', ');
  if (from === null && to === null) return 'all others';
  if (from === null) return `below ${to}`;
  return to === null ? `${from} and above` : `${from} up to ${to}`;
}

/** The name of a class of scores; class 0 is below the first edge. */
export function classLabel(edges: readonly string[], place: number): string {
  const [from, to] = [edges[place - 1] ?? null, edges[place] ?? null];
  return binLabel({ from, to, values: null, weight: null, share: '0' });
}
