import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { ManualFault } from './check-manual.js';
import type { InputDeclaration } from './manual/manual.js';

/** A variable that a state does not let rate, for some time. */
export interface BannedVariable {
  readonly variable: string;
  readonly since: CalendarDate;
  readonly citation: string;
}

/** The inputs of a manual that hold what is banned. Being asked for is enough: what is collected is used sooner or later. */
export function bannedInputs(
  inputs: readonly InputDeclaration[],
  banned: readonly BannedVariable[],
): readonly ManualFault[] {
  return inputs.flatMap(({ path, variable }, index) =>
    banned
      .filter((fact) => fact.variable === variable)
      .map(({ since, citation }): ManualFault => ({
        kind: 'state-fact',
        pointer: `/inputs/${index}/variable`,
        detail: `${path} holds ${variable}, which may not rate since ${since} (${citation})`,
      })),
  );
}
