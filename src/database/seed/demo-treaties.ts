import type { AddTreatyRequest } from '../../modules/claims/index.js';

const PERIOD = { effectiveDate: '2020-01-01', expirationDate: '2050-01-01', placedBps: 10_000 } as const;

/** A quota share for homes, and an excess of loss for what remains of each claim. */
export const demoTreaties: readonly AddTreatyRequest[] = [
  {
    number: 'DEMO-QS',
    title: 'Quota share of homes (demo)',
    kind: 'quota_share',
    reinsurers: [
      { code: 'DEMO-RE-ALPINE', name: 'Alpine Reinsurance (demo)', shareBps: 6_000 },
      { code: 'DEMO-RE-BALTIC', name: 'Baltic Reinsurance (demo)', shareBps: 4_000 },
    ],
    cededBps: 4_000,
    expenses: 'pro_rata',
    productTypes: ['home'],
    ...PERIOD,
  },
  {
    number: 'DEMO-XL',
    title: 'Excess of one claim (demo)',
    kind: 'excess_per_risk',
    reinsurers: [{ code: 'DEMO-RE-BALTIC', name: 'Baltic Reinsurance (demo)', shareBps: 10_000 }],
    retention: '100000.00',
    limitAmount: '400000.00',
    expenses: 'included',
    noticeBps: 5_000,
    noticeDays: 14,
    ...PERIOD,
  },
];
