import { defineErrors } from '../../shared/errors.js';

export const policyError = defineErrors({
  'policies.policy-not-found': { kind: 'not-found', title: 'There is no such policy.' },
  'policies.transaction-not-found': {
    kind: 'not-found',
    title: 'The policy has no such entry, or none that was rated.',
  },
  'policies.customer-gone': {
    kind: 'conflict',
    title: 'The customer was deleted or merged meanwhile.',
  },
  'policies.effective-date-passed': {
    kind: 'rule-broken',
    title: 'Coverage would begin in the past, which needs an underwriter.',
  },
  'policies.losses-reported': {
    kind: 'conflict',
    title: 'Losses are reported of days that would lose coverage, or get it back.',
  },
  'policies.outside-term': { kind: 'rule-broken', title: 'The day lies outside the term of the policy.' },
  'policies.term-expired': { kind: 'conflict', title: 'The term has expired.' },
  'policies.not-in-force': { kind: 'conflict', title: 'The policy gives no coverage on that day.' },
  'policies.change-back-dated': {
    kind: 'rule-broken',
    title: 'The change would take effect in the past, which needs an underwriter.',
  },
  'policies.change-invalid': { kind: 'invalid', title: 'A change does not fit what is insured.' },
  'policies.conflict-unsettled': {
    kind: 'conflict',
    title: 'A later change sets the same field, and nobody has said which value was meant.',
  },
  'policies.change-referred': {
    kind: 'conflict',
    title: 'The change takes the approval of an underwriter, which it does not have.',
  },
  'policies.referral-invalid': {
    kind: 'rule-broken',
    title: 'The referral that is named is none for this change.',
  },
  'policies.nothing-changes': {
    kind: 'rule-broken',
    title: 'The policy says all of this already: nothing would change.',
  },
  'policies.settlement-invalid': {
    kind: 'rule-broken',
    title: 'A settlement answers no conflict, or one that another settlement answers.',
  },
  'policies.nothing-to-refer': {
    kind: 'conflict',
    title: 'Underwriting has nothing against this change: it can be bound.',
  },
  'policies.referral-not-found': { kind: 'not-found', title: 'There is no such referral of a change.' },
  'policies.change-declined': {
    kind: 'rule-broken',
    title: 'Underwriting declines the risk as it would be after the change.',
  },
  'policies.already-renewed': { kind: 'conflict', title: 'The policy has been renewed already.' },
  'policies.not-renewable': {
    kind: 'conflict',
    title: 'A life policy is not renewed: it goes on to the end of its term.',
  },
  'policies.non-renewed': { kind: 'conflict', title: 'The policy is not to be renewed.' },
  'policies.cancellation-pending': {
    kind: 'conflict',
    title: 'A cancellation of the policy is announced: rescind it first.',
  },
  'policies.non-renewal-too-late': {
    kind: 'conflict',
    title: 'The notice of non-renewal that the law asks for could not be mailed in time any more.',
  },
  'policies.not-non-renewed': {
    kind: 'conflict',
    title: 'Nobody has said that the policy is not to be renewed.',
  },
  'policies.insurer-non-renewal': {
    kind: 'forbidden',
    title: 'Only an underwriter refuses to renew in the name of the insurer, or takes that back.',
  },
  'policies.reason-of-other-party': {
    kind: 'rule-broken',
    title: 'The reason is not one that this party can give.',
  },
  'policies.customer-insured': {
    kind: 'conflict',
    title: 'The customer stands on policies, which are kept: it cannot be deleted.',
  },
  'policies.insurer-cancellation': {
    kind: 'forbidden',
    title: 'Only an underwriter cancels in the name of the insurer, or takes that back.',
  },
  'policies.already-cancelled': { kind: 'conflict', title: 'The policy is canceled already.' },
  'policies.cancellation-scheduled': {
    kind: 'conflict',
    title: 'A cancellation is scheduled already.',
  },
  'policies.no-cancellation-scheduled': { kind: 'conflict', title: 'No cancellation is scheduled.' },
  'policies.not-cancelled': {
    kind: 'conflict',
    title: 'The policy is not canceled, so there is nothing to reinstate.',
  },
  'policies.explanation-required': {
    kind: 'rule-broken',
    title: 'The state asks that the insured is told the facts on which the decision rests.',
  },
  'policies.notice-days-unknown': {
    kind: 'rule-broken',
    title: 'Nobody has recorded how many days of notice the state asks of an insurer.',
  },
  'policies.underwriting-period-over': {
    kind: 'rule-broken',
    title: 'A judgment of the risk is a reason to cancel only within the underwriting period.',
  },
  'policies.notice-too-short': {
    kind: 'rule-broken',
    title: 'Coverage would end before the notice that the law asks for has run.',
  },
  'policies.reinstatement-date': {
    kind: 'rule-broken',
    title: 'Coverage can be reinstated from the day of the cancellation up to today.',
  },
  'policies.endorsement-lost': {
    kind: 'conflict',
    title: 'An endorsement that the cancellation took back no longer fits what is insured.',
  },
  'policies.notice-not-found': { kind: 'not-found', title: 'There is no such notice.' },
  'policies.notice-not-pending': { kind: 'conflict', title: 'The notice does not wait to be mailed.' },
  'policies.notice-not-mailed': {
    kind: 'conflict',
    title: 'Only a notice that was mailed can come back.',
  },
  'policies.notice-unaddressed': {
    kind: 'conflict',
    title: 'A notice without an address cannot be mailed: nothing would prove where it went.',
  },
  'policies.mailing-date': {
    kind: 'rule-broken',
    title: 'A notice is mailed between the day on which it was written and now.',
  },
  'policies.notice-too-late': {
    kind: 'conflict',
    title: 'Mailed then, the notice would come too late for the day that it names.',
  },
  'policies.party-not-found': { kind: 'not-found', title: 'There is no such party on the policy.' },
  'policies.party-invalid': { kind: 'rule-broken', title: 'The party does not fit the policy.' },
  'policies.party-exists': {
    kind: 'conflict',
    title: 'The same party is on the policy already, for the same item and at the same time.',
  },
  'policies.party-ended': { kind: 'conflict', title: 'The party has left the policy already.' },
  'policies.no-loss-statement-due': {
    kind: 'rule-broken',
    title: 'Coverage goes on once it is signed that nothing happened since it ended.',
  },
  'policies.no-loss-statement-invalid': {
    kind: 'rule-broken',
    title: 'The statement of no loss is not of the days since coverage ended.',
  },
  'policies.beneficiaries-of-life': {
    kind: 'rule-broken',
    title: 'Only a life policy pays beneficiaries.',
  },
  'policies.beneficiaries-invalid': { kind: 'rule-broken', title: 'The designation does not fit together.' },
  'policies.beneficiary-irrevocable': {
    kind: 'rule-broken',
    title: 'The right of an irrevocable beneficiary is taken or cut only with the beneficiary’s consent.',
  },
  'policies.term-without-edition': {
    kind: 'rule-broken',
    title: 'The term of the policy is rated on no edition, so there is nothing to compare with.',
  },
});

export function termWithoutEdition(): Error {
  return policyError('policies.term-without-edition');
}
