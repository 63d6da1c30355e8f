import type { Faults } from './faults.js';
import type { ManualDocument } from './manual.js';

/** A form as a list of forms names it: number with edition date, and title. */
export interface FormWording {
  readonly number: string;
  readonly title: string;
}

/** The forms that make up a policy with these coverages: those of every policy, and those of a coverage that it has. */
export function formsOf(
  { forms = [] }: ManualDocument,
  coverages: ReadonlySet<string>,
): readonly FormWording[] {
  return forms
    .filter(({ coverage }) => coverage === undefined || coverages.has(coverage))
    .map(({ number, title }) => ({ number, title }));
}

/** Two forms of one number would leave open which of them is meant; one of a coverage that is not there is never attached. */
export function checkForms({ forms = [], coverages }: ManualDocument, faults: Faults): void {
  forms.forEach(({ number, coverage }, index) => {
    if (forms.findIndex((each) => each.number === number) < index)
      faults.add(`/forms/${index}/number`, `is the number of an earlier form: ${number}`);
    if (coverage !== undefined && !coverages.some(({ code }) => code === coverage))
      faults.add(`/forms/${index}/coverage`, `names no coverage of this manual: ${coverage}`);
  });
}
