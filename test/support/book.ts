import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { DEMO_CUSTOMER_ID } from '../../src/database/seed/demo-data.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

/** Rows as binding leaves them, as far as re-rating reads them; what varies follows from the number alone. */
const POLICIES = `
  insert into policies (policy_number, contract_number, customer_id, data, product_type, state, company_code, status,
                        effective_date, expiration_date, edition)
  select term_policy_number(number, 1), number, $3, '{"insuredName": "Ada Lake"}', p.product_type, p.state, p.company_code,
         'active', '2026-01-01', '2027-01-01', e.id
    from rating_editions e join rating_plans p on p.id = e.plan_id,
         lateral (select 'BOOK-' || lpad(n::text, 9, '0') as number from generate_series($1::integer, $2::integer) as n) as numbers
   where p.code = 'oh-home' and e.status = 'active'`;

const TRANSACTIONS = `
  insert into policy_transactions (policy_id, sequence, kind, effective_on, snapshot)
  select p.id, 1, 'new_business', p.effective_date, jsonb_build_object(
    'zipCode', '43004', 'drivers', null, 'lifeInfo', null, 'vehicleInfo', null,
    'propertyInfo', jsonb_strip_nulls(jsonb_build_object(
      'amountOfInsurance', case when n % 97 = 0 then 50000 else 80000 + n % 450 * 7919 % 450 * 1000 end,
      'territory', (n % 5 + 1)::text,
      'construction', case n % 2 when 0 then 'frame' else 'masonry' end,
      'protectionClass', n * 3 % 10 + 1,
      'insuranceScoreTier', substr('ABCD', n % 4 + 1, 1),
      'newHome', n % 7 = 0,
      'claimsFreeYears', n % 11,
      'multiPolicy', n % 3 = 0,
      'yearBuilt', case when n % 10 <> 0 then 1950 + n % 70 end)),
    'coverageSelections', jsonb_build_object(
      'deductible', (array[250, 500, 1000, 5000])[n % 4 + 1],
      'jewelryLimit', (array[2500, 5000, 10000])[n % 3 + 1],
      'liabilityLimit', (array['100000/500', '300000/1000', '500000/2500'])[n / 3 % 3 + 1]))
    from policies p, lateral (select substr(p.contract_number, 6)::integer as n) as numbered
   where p.contract_number like 'BOOK-%' and n between $1 and $2`;

const AT_ONCE = 50_000;

/**
 * Homeowners of Ohio on the demo edition. Each 97th is insured below the smallest amount of the manual, so that no edition
 * can rate it; each 10th has no year of construction, which the stricter candidate below asks for.
 */
export async function writeBook(client: Client, policies: number): Promise<void> {
  for (let first = 1; first <= policies; first += AT_ONCE) {
    const last = Math.min(policies, first + AT_ONCE - 1);
    await client.query(POLICIES, [first, last, DEMO_CUSTOMER_ID]);
    await client.query(TRANSACTIONS, [first, last]);
  }
}

interface Manual {
  readonly edition: object;
  readonly inputs: readonly { readonly path: string }[];
  readonly coverages: readonly [
    { readonly baseRate: string; readonly tables: Readonly<Record<string, Readonly<Record<string, Table>>>> },
  ];
}
interface Table {
  readonly rows: readonly (readonly [string, string])[];
}

const TERRITORIES: Readonly<Record<string, string>> = { 1: '0.65', 5: '1.40' };

/** The homeowners manual with 5 percent more base, territory 1 cheaper, territory 5 dearer and the year of construction required. */
export function candidateManual(label: string): object {
  const file = join(PROJECT_ROOT, 'data', 'manuals', 'homeowners-oh.json');
  const manual = JSON.parse(readFileSync(file, 'utf8')) as Manual;
  const [dwelling] = manual.coverages;
  const territory = dwelling.tables['territory']?.['territory'];
  const rows = territory?.rows.map(([key, factor]) => [key, TERRITORIES[key] ?? factor]);
  return {
    ...manual,
    edition: { label, newBusinessDate: '2027-01-01', renewalDate: '2027-02-10' },
    inputs: manual.inputs.map((input) =>
      input.path === 'propertyInfo.yearBuilt' ? { ...input, required: true } : input,
    ),
    coverages: [
      {
        ...dwelling,
        baseRate: '525',
        tables: { ...dwelling.tables, territory: { territory: { ...territory, rows } } },
      },
    ],
    forms: [],
    tests: [],
  };
}
