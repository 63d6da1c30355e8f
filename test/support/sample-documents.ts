import type { DeclarationsData } from '../../src/modules/documents/domain/data.js';
import type { Charge, CoverageLine } from '../../src/modules/documents/domain/parts.js';

const letterhead = {
  insurer: {
    name: 'Bindery Mutual Insurance Company',
    addressLines: ['400 Commerce Square', 'Columbus, OH 43215'],
    phone: '1 800 555 0142',
    website: 'www.bindery.example',
  },
  agency: {
    name: 'Maple Harbor Insurance Agency',
    addressLines: ['7 Harbor Street'],
    phone: '1 614 555 0117',
  },
  issuedOn: '2026-05-18',
} as const;

const insured = { name: 'Walter Quinn', addressLines: ['12 Maple Street', 'Dublin, OH 43016'] } as const;

const policy = {
  policyNumber: 'POL-2026-0000001-01',
  product: 'Homeowners',
  state: 'OH',
  effectiveDate: '2026-06-01',
  expirationDate: '2027-06-01',
} as const;

const charges: readonly Charge[] = [
  { kind: 'premium', title: 'Dwelling and personal property', amount: '559.13' },
  { kind: 'discount', title: 'New home', amount: '-111.83' },
  { kind: 'discount', title: 'Claims-free', amount: '-55.91' },
  { kind: 'premium', title: 'Jewelry, higher limit', amount: '35.00' },
  { kind: 'premium', title: 'Liability and medical payments, higher limits', amount: '25.00' },
  { kind: 'fee', title: 'Policy fee', amount: '50.00' },
  { kind: 'rounding', title: 'Rounding to the whole dollar', amount: '-0.39' },
];

const coverages: readonly CoverageLine[] = [
  { title: 'Dwelling', limit: '$215,000', deductible: '$1,000' },
  { title: 'Personal property', limit: '$107,500', deductible: '$1,000' },
  { title: 'Jewelry, watches and furs', limit: '$5,000', deductible: 'none' },
  { title: 'Personal liability', limit: '$300,000 each occurrence' },
  { title: 'Medical payments to others', limit: '$1,000 each person' },
];

/** Data of a declarations page with everything that can stand on one. */
export function sampleDeclarations(more: Partial<DeclarationsData> = {}): DeclarationsData {
  return {
    ...letterhead,
    basis: 'new_business',
    insured,
    policy,
    coverages,
    premium: { charges, total: '501.00' },
    risk: [
      {
        title: 'Dwelling at 12 Maple Street',
        facts: [
          { label: 'Territory', value: '4' },
          { label: 'Construction', value: 'frame' },
          { label: 'Public protection class', value: '7' },
          { label: 'Newly built home', value: 'yes' },
        ],
      },
    ],
    interests: [
      {
        role: 'First mortgagee',
        name: 'First Prairie Bank, its successors and assigns',
        addressLines: ['P. O. Box 1200', 'Toledo, OH 43604'],
        reference: 'Loan 8830-12',
      },
    ],
    forms: [
      { number: 'HO 00 03 03 22', title: 'Homeowners 3, special form' },
      { number: 'HO 04 61 03 22', title: 'Scheduled personal property endorsement' },
    ],
    ...more,
  };
}

/** Six vehicles with five coverages each, and what is charged for them. */
export function longDeclarations(): DeclarationsData {
  const items = Array.from(
    { length: 6 },
    (_, index) => `Vehicle ${index + 1}: 2021 Example Motors Wagon Long Range`,
  );
  const titles = [
    'Bodily injury and property damage liability',
    'Medical payments',
    'Uninsured motorists',
    'Comprehensive',
    'Collision',
  ];
  const premiums = items.flatMap((item) =>
    titles.map((title, index) => ({ item, title, amount: `${237 - index * 41}.20` })),
  );
  const cents = premiums.reduce((sum, { amount }) => sum + Number(amount.replace('.', '')), 0);
  return sampleDeclarations({
    basis: 'renewal',
    policy: { ...policy, product: 'Personal auto' },
    coverages: premiums.map(({ item, title, amount }) => {
      return { item, title, limit: '$250,000 / $500,000', deductible: '$500', premium: amount };
    }),
    premium: {
      charges: [
        ...premiums.map((each) => ({ kind: 'premium', ...each }) as const),
        { kind: 'tax', title: 'State surcharge', amount: '12.00' },
      ],
      total: `${Math.floor(cents / 100) + 12}.${String(cents % 100).padStart(2, '0')}`,
    },
    risk: items.map((title) => ({
      title,
      facts: [
        { label: 'Use', value: 'to work, 12 miles' },
        { label: 'Annual miles', value: '12,000' },
      ],
    })),
  });
}
