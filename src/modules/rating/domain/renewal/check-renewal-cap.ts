import type { Faults } from '../manual/faults.js';
import type { ManualDocument } from '../manual/manual.js';

/** Code of the cap among the steps and charges of the policy. */
export const CAP_CODE = 'renewal-cap';

/** Reports steps that cannot stand beside a cap: a cap follows all steps, and a tax is due on what is charged in the end. */
export function checkRenewalCap({ renewalCap, policy }: ManualDocument, faults: Faults): void {
  if (!renewalCap) return;
  policy.steps.forEach(({ kind, code }, index) => {
    if (code === CAP_CODE)
      faults.add(`/policy/steps/${index}/code`, 'is the code of the renewal cap, which the manual declares');
    if (kind === 'tax') faults.add('/renewalCap', 'cannot stand in a manual that charges a tax');
  });
}
