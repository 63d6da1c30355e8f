import { demoManuals } from '../../src/database/seed/demo-manuals.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * The homeowners manual as its company might file it next: territory 4 at 1.20 and no policy fee. The published home then
 * costs 487.00: 500, 520.00, 624.00, 717.60, 609.96, 426.97, with 60 for jewelry and liability 486.97.
 */
export function nextHomeEdition(): Json {
  const text = JSON.stringify(demoManuals()[1]).replace('["4","1.10"]', '["4","1.20"]');
  const manual = JSON.parse(text) as Json & {
    readonly edition: Json;
    readonly policy: { readonly steps: readonly Json[] };
  };
  return {
    ...manual,
    edition: { ...manual.edition, label: '2027-1', newBusinessDate: '2027-01-01', renewalDate: '2027-02-10' },
    policy: { ...manual.policy, steps: manual.policy.steps.filter(({ kind }) => kind !== 'fee') },
    tests: [],
  };
}
