import type {
  DeclarationsData,
  DocumentData,
  EndorsementData,
} from '../../src/modules/documents/domain/data.js';
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

const claim = { claimNumber: 'CLM-2026-0000001', lossOn: '2026-07-10', cause: 'Hail' } as const;

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

const mortgagee = {
  role: 'First mortgagee',
  name: 'First Prairie Bank, its successors and assigns',
  addressLines: ['P. O. Box 1200', 'Toledo, OH 43604'],
  reference: 'Loan 8830-12',
} as const;

const reviewRights = [
  'You may ask the superintendent of insurance to review this cancellation if you believe that it is not lawful. Your request ' +
    'has to be in writing and has to reach the Ohio Department of Insurance before the cancellation takes effect.',
  'Ohio Department of Insurance, 50 West Town Street, Suite 300, Columbus, OH 43215, telephone 1 800 686 1526.',
];

const payments = [
  { title: 'In full', instalments: 1, amount: '501.00' },
  { title: 'Quarterly', instalments: 4, amount: '128.50' },
  { title: 'Monthly', instalments: 12, amount: '43.75' },
] as const;

const endorsement: EndorsementData = {
  ...letterhead,
  insured,
  policy,
  endorsementNumber: '2',
  effectiveDate: '2026-09-15',
  changes: [
    {
      subject: 'Dwelling at 12 Maple Street',
      label: 'Amount of insurance',
      before: '$215,000',
      after: '$230,000',
    },
    { subject: 'Dwelling at 12 Maple Street', label: 'Deductible', before: '$1,000', after: '$2,500' },
    { label: 'Water backup', after: '$10,000' },
  ],
  previousPremium: '501.00',
  premiumChange: {
    charges: [
      { kind: 'premium', title: 'Dwelling and personal property', amount: '27.41' },
      { kind: 'premium', title: 'Water backup', amount: '35.52' },
      { kind: 'rounding', title: 'Rounding to the whole dollar', amount: '0.07' },
    ],
    total: '63.00',
  },
  newPremium: '564.00',
  interests: [mortgagee],
};

/** A document of every kind, with everything that can stand in it. */
export const sampleData: DocumentData = {
  quote_proposal: {
    ...letterhead,
    recipient: insured,
    quoteNumber: 'QUOT-2026-0000001',
    version: 1,
    product: 'Homeowners',
    state: 'OH',
    effectiveDate: policy.effectiveDate,
    expirationDate: policy.expirationDate,
    validUntil: '2026-06-17',
    risk: sampleDeclarations().risk,
    coverages,
    premium: { charges, total: '501.00' },
    payments,
    conditions: ['An underwriter has to approve the roof: please send two photographs of it.'],
    remarks: [
      'Jewelry above $5,000 has to be scheduled with an appraisal that is not older than three years.',
    ],
  },
  declarations: sampleDeclarations({ remarks: ['The mortgagee is sent every notice about this policy.'] }),
  endorsement,
  cancellation_notice: {
    ...letterhead,
    insured,
    policy,
    requestedBy: 'insurer',
    reasons: ['The premium installment of $128.50 that was due on August 15, 2026 has not been paid.'],
    effectiveDate: '2026-10-01',
    reviewRights,
    refund: {
      method: 'pro rata by day',
      lines: [
        { title: 'Paid for the policy period', amount: '257.00' },
        { title: 'Earned from June 1, 2026 to October 1, 2026, 122 of 365 days', amount: '-167.46' },
      ],
      amount: '89.54',
      note: 'It is paid before the cancellation takes effect.',
    },
    amountDue: { amount: '128.50', dueOn: '2026-09-30' },
    copies: [mortgagee],
  },
  rescission_notice: {
    ...letterhead,
    insured,
    policy,
    cancellationDate: '2026-10-01',
    reason: 'Your payment of $128.50 has reached us.',
    copies: [mortgagee],
  },
  reinstatement_notice: {
    ...letterhead,
    insured,
    policy,
    cancelledOn: '2026-10-01',
    reinstatedOn: '2026-10-19',
    conditions: [
      'The policy is reinstated on your statement that there has been no loss since it was cancelled.',
    ],
    amountDue: { amount: '128.50', dueOn: '2026-11-01' },
    copies: [mortgagee],
  },
  claim_acknowledgment: {
    ...letterhead,
    insured,
    policy,
    claim,
    reportedOn: '2026-07-12',
    missing: ['The time of the loss', 'Where it happened'],
  },
  claim_denial: {
    ...letterhead,
    insured,
    policy,
    claim: { ...claim, cause: 'Flood' },
    coverage: 'Dwelling',
    provisions: [
      { label: 'Section I - Exclusions A.3', value: 'Water: flood, surface water and sewer back-up' },
    ],
    reason: 'The water came from the river, which had left its bed.',
    reviewRights,
  },
  claim_payment: {
    ...letterhead,
    insured,
    policy,
    claim,
    payees: [{ label: 'Walter Quinn and First Savings Bank of Ohio', value: '$8,000.00' }],
    method: 'By check',
    lines: [
      { title: 'Dwelling: loss as assessed', amount: '13000.00' },
      { title: 'Deductible', amount: '-1000.00' },
      { title: 'Paid before', amount: '-4000.00' },
    ],
    amount: '8000.00',
  },
  claim_reservation_of_rights: {
    ...letterhead,
    insured,
    policy,
    claim: { ...claim, cause: 'Water' },
    coverage: 'Dwelling',
    provisions: [
      { label: 'Section I - Exclusions A.3', value: 'Water: flood, surface water and sewer back-up' },
    ],
    reason: 'It is not clear yet whether the water came from a pipe or from the river.',
  },
  claim_closing: {
    ...letterhead,
    insured,
    policy,
    claim,
    paid: '12000.00',
    reopenUntil: '2028-07-10',
    reviewRights,
  },
  claim_beneficiary_share: {
    ...letterhead,
    insured,
    policy,
    claim: { ...claim, cause: 'Death' },
    copyFor: {
      role: 'Beneficiary',
      name: 'Bea Quinn',
      addressLines: ['12 Maple Street', 'Dublin, OH 43016'],
    },
    beneficiary: 'Cy Quinn',
    inPlaceOf: 'Abe Quinn',
    amount: '66633.27',
    interest: { from: '2026-07-10', percent: '4.2500' },
    missing: ['Your taxpayer identification number'],
  },
  claim_beneficiary_payment: {
    ...letterhead,
    insured,
    policy,
    claim: { ...claim, cause: 'Death' },
    copyFor: {
      role: 'Beneficiary',
      name: 'Bea Quinn',
      addressLines: ['12 Maple Street', 'Dublin, OH 43016'],
    },
    beneficiary: 'Bea Quinn',
    payees: [{ label: 'Bea Quinn', value: '$133,704.87' }],
    method: 'By check',
    lines: [
      { title: 'Share of the death benefit', amount: '133266.73' },
      { title: 'Interest', amount: '438.14' },
    ],
    amount: '133704.87',
  },
  loss_run: {
    ...letterhead,
    insured,
    policy,
    isOfCustomer: false,
    valuedOn: '2026-08-01',
    lines: [
      {
        claimNumber: 'CLM-2026-0000001',
        lossOn: '2026-07-10',
        cause: 'Hail',
        status: 'approved',
        paid: '8000.00',
        outstanding: '4000.00',
        recovered: '500.00',
        incurred: '11500.00',
      },
      {
        claimNumber: 'CLM-2026-0000002',
        cause: 'Theft',
        status: 'denied',
        paid: '0.00',
        outstanding: '0.00',
        recovered: '0.00',
        incurred: '0.00',
      },
    ],
    incurred: '11500.00',
  },
  non_renewal_notice: {
    ...letterhead,
    insured,
    policy,
    reasons: ['Three claims for water damage within two years.', 'The roof is older than twenty-five years.'],
    reviewRights,
    copies: [mortgagee],
    remarks: ['If you do not find other insurance, the Ohio FAIR Plan may offer you basic coverage.'],
  },
  renewal_offer: {
    ...letterhead,
    insured,
    policy: {
      ...policy,
      policyNumber: 'POL-2026-0000001-02',
      effectiveDate: '2027-06-01',
      expirationDate: '2028-06-01',
    },
    expiringPremium: '564.00',
    risk: sampleDeclarations().risk,
    coverages,
    premium: { charges, total: '501.00' },
    changes: [{ label: 'Amount of insurance', before: '$215,000', after: '$222,000' }],
    payments,
    amountDue: { amount: '128.50', dueOn: '2027-06-01' },
  },
  adverse_action_notice: {
    ...letterhead,
    recipient: insured,
    about: { label: 'Quote number', value: 'QUOT-2026-0000001' },
    decision:
      'We could not offer you our best rate: the premium that we quoted is higher than it would have been in our best tier.',
    reasons: [
      'A delinquent account within the last twelve months',
      'The length of time that accounts have been open',
      'The amount owed on revolving accounts',
      'The number of accounts opened within the last year',
    ],
    inquiries: 'The number of inquiries within the last year',
    consumerReports: [
      {
        name: 'Example Credit Reporting',
        addressLines: ['P. O. Box 2000', 'Chester, PA 19016'],
        phone: '1 800 555 0199',
        website: 'www.credit.example',
        score: { value: '612', lowest: '200', highest: '997', createdOn: '2026-05-17' },
      },
    ],
    stateRights: [
      'You may ask us to have your premium calculated again when your report has been corrected.',
    ],
  },
};
