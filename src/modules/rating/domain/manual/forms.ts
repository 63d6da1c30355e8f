import type { Faults } from './faults.js';
import type { ManualDocument } from './manual.js';

/** A form as the list of forms prints it: number with edition date, and title. */
export interface FormWording {
  readonly number: string;
  readonly title: string;
}

/** The forms of a policy with these coverages: those for every policy, and those of a coverage that it has. */
export function formsOf(
  { forms = [] }: ManualDocument,
  coverages: ReadonlySet<string>,
): readonly FormWording[] {
  return forms
    .filter(({ coverage }) => coverage === undefined || coverages.has(coverage))
    .map(({ number, title }) => ({ number, title }));
}

/**
 * Refuses two forms with one number, since it would be unclear which is meant, and forms of an unknown coverage, which would
 * never be attached.
 */
export function checkForms({ forms = [], coverages }: ManualDocument, faults: Faults): void {
  forms.forEach(({ number, coverage }, index) => {
    if (forms.findIndex((each) => each.number === number) < index)
      faults.add(`/forms/${index}/number`, `is the number of an earlier form: ${number}`);
    if (coverage !== undefined && !coverages.some(({ code }) => code === coverage))
      faults.add(`/forms/${index}/coverage`, `names no coverage of this manual: ${coverage}`);
  });
}
