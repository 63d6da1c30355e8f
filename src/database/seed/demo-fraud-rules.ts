import type { AddFraudRuleRequest } from '../../modules/claims/index.js';

const SINCE = { effectiveDate: '2020-01-01' } as const;

/**
 * Examples of fraud indicators, as special investigation units list them; a company sets its own points. A single indicator
 * does not refer a claim, and none denies one.
 */
export const demoFraudRules: readonly AddFraudRuleRequest[] = [
  {
    ...SINCE,
    kind: 'indicator',
    code: 'early-loss',
    title: 'Loss within thirty days of new business',
    condition:
      'has(claim.termNumber) && claim.termNumber == 1 && has(claim.daysIntoTerm) && claim.daysIntoTerm < 30 && !claim.isCatastrophe',
    points: 25,
  },
  {
    ...SINCE,
    kind: 'indicator',
    code: 'late-notice',
    title: 'Reported more than sixty days after the loss',
    condition: 'has(claim.daysToReport) && claim.daysToReport > 60',
    points: 20,
  },
  {
    ...SINCE,
    kind: 'indicator',
    code: 'changed-after-loss',
    title: 'The policy was changed after the loss, for the day of the loss',
    condition: 'claim.changedAfterLoss',
    points: 30,
  },
  {
    ...SINCE,
    kind: 'indicator',
    code: 'frequent-losses',
    title: 'Three or more claims in the three years before',
    condition: 'claim.earlierClaims >= 3',
    points: 25,
  },
  {
    ...SINCE,
    kind: 'indicator',
    code: 'shared-contacts',
    title: 'Somebody is also on a claim of another customer',
    condition: 'claim.sharedContacts > 0',
    points: 35,
  },
  {
    ...SINCE,
    kind: 'indicator',
    code: 'theft-without-time',
    title: 'A theft of which nobody can say when',
    condition: 'has(claim.cause) && claim.cause == "theft" && !claim.hasTimeOfLoss',
    points: 15,
  },
  { ...SINCE, kind: 'threshold', code: 'refer', title: 'Look into it', points: 60 },
  {
    ...SINCE,
    kind: 'threshold',
    code: 'refer-and-hold',
    title: 'Look into it before anything is paid',
    points: 90,
    stopsPayments: true,
  },
];
