import { oneLine } from '../../../../shared/text.js';
import { isDeepStrictEqual } from 'node:util';
import type { FieldFault } from '../../../../shared/errors.js';
import { pointerToken } from '../../../../shared/json-pointer.js';
import type { RiskJson } from '../../domain/quote.js';
import type { AlternativeInput } from '../group-input.js';

const SECTION = '/coverageSelections';

/** What an alternative selects: the common coverages, replaced by its own where it has some. */
export function selectionsOf(common: RiskJson | null, { coverageSelections }: AlternativeInput): RiskJson {
  return { ...common, ...coverageSelections };
}

/** The faults of a list of alternatives: two may have neither the same name nor the same coverages. */
export function faultsAmong(
  common: RiskJson | null,
  alternatives: readonly AlternativeInput[],
): readonly FieldFault[] {
  return alternatives.flatMap((alternative, index) => {
    const before = alternatives.slice(0, index);
    const sameName = before.find((other) => folded(other.name) === folded(alternative.name));
    if (sameName)
      return [{ pointer: `/alternatives/${index}/name`, detail: 'is the name of another alternative' }];
    const selections = selectionsOf(common, alternative);
    const alike = before.find((other) => isDeepStrictEqual(selectionsOf(common, other), selections));
    if (!alike) return [];
    return [{ pointer: `/alternatives/${index}${SECTION}`, detail: `selects the same as “${alike.name}”` }];
  });
}

/** A fault that rating found in an alternative, with a pointer to the place in the request. */
export function placedIn(fault: FieldFault, alternative: AlternativeInput, index: number): FieldFault {
  const isOwn =
    fault.pointer === SECTION ||
    Object.keys(alternative.coverageSelections).some((name) => {
      const pointer = `${SECTION}/${pointerToken(name)}`;
      return fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`);
    });
  return isOwn ? { ...fault, pointer: `/alternatives/${index}${fault.pointer}` } : fault;
}

function folded(name: string): string {
  return oneLine(name).toLowerCase();
}
