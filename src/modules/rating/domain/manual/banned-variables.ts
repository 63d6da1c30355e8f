import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { longDate } from '../../../../shared/long-date.js';
import type { ProductType } from '../../../../shared/product-types.js';
import type { ManualFault } from './faults.js';
import type { InputDeclaration } from './inputs.js';
import { productField } from '../risk/product/product-schemas.js';

/** A variable by which a state does not allow rating. */
export interface BannedVariable {
  readonly variable: string;
  readonly since: CalendarDate;
  readonly citation: string;
}

/**
 * Inputs of a manual that hold a banned variable. Asking for one is enough, because what is collected is used sooner or
 * later. A variable that the product's schema names counts even where the manual does not name it.
 */
export function bannedInputs(
  product: ProductType,
  inputs: readonly InputDeclaration[],
  banned: readonly BannedVariable[],
): readonly ManualFault[] {
  return inputs.flatMap((input, index) => {
    const { path } = input;
    const variable = variableOf(product, input);
    return banned
      .filter((fact) => fact.variable === variable)
      .map(({ since, citation }): ManualFault => ({
        kind: 'state-fact',
        pointer: `/inputs/${index}/variable`,
        detail: `${path} holds ${variable}, which may not rate since ${longDate(since)} (${citation})`,
      }));
  });
}

export function variableOf(product: ProductType, { path, variable }: InputDeclaration): string | undefined {
  return variable ?? productField(product, path)?.variable;
}
