import type { Faults } from '../manual/faults.js';
import type { ManualDocument } from '../manual/manual.js';

/** How the cap is called among the steps and charges of the policy. */
export const CAP_CODE = 'renewal-cap';

/** Notes what a cap cannot stand beside. A tax is due on what is charged, and a cap comes after all steps. */
export function checkRenewalCap({ renewalCap, policy }: ManualDocument, faults: Faults): void {
  if (!renewalCap) return;
  policy.steps.forEach(({ kind, code }, index) => {
    if (code === CAP_CODE)
      faults.add(`/policy/steps/${index}/code`, 'is the code of the renewal cap, which the manual declares');
    if (kind === 'tax') faults.add('/renewalCap', 'cannot stand in a manual that charges a tax');
  });
}
