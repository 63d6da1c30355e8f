import { defineErrors } from '../../shared/errors.js';

export const claimsError = defineErrors({
  'claims.claim-not-found': { kind: 'not-found', title: 'There is no such claim.' },
  'claims.loss-ahead': { kind: 'invalid', title: 'A loss that is reported has happened.' },
  'claims.notice-ahead': { kind: 'invalid', title: 'A notice came in by now, and not before the loss.' },
  'claims.loss-day-differs': {
    kind: 'invalid',
    title: 'The moment of the loss is not on the day of the loss, where the policy is.',
  },
  'claims.other-customer': {
    kind: 'rule-broken',
    title: 'The policy is not one of the customer who is named.',
  },
  'claims.other-policy': {
    kind: 'conflict',
    title: 'The claim is under another policy, which it keeps.',
  },
  'claims.status': { kind: 'conflict', title: 'The claim is not in a status that allows this.' },
  'claims.policy-unverified': {
    kind: 'rule-broken',
    title: 'The policy or the day of the loss is not known yet, so nobody knows what is promised.',
  },
  'claims.not-covered': {
    kind: 'rule-broken',
    title: 'The policy gives no coverage on the day of the loss.',
  },
  'claims.coverage-unknown': {
    kind: 'rule-broken',
    title: 'The policy does not have this coverage on the day of the loss.',
  },
  'claims.part-unknown': {
    kind: 'rule-broken',
    title: 'The coverage promises several things, and the loss is of one of them.',
  },
  'claims.waiting-period': {
    kind: 'rule-broken',
    title: 'The loss happened in the waiting period of the coverage.',
  },
  'claims.excluded': { kind: 'rule-broken', title: 'The coverage excludes losses of this cause.' },
  'claims.above-limit': { kind: 'rule-broken', title: 'The amount is above what the coverage promises.' },
  'claims.provision-unknown': {
    kind: 'rule-broken',
    title: 'A denial cites a provision of the policy, by its number.',
  },
  'claims.payments-made': {
    kind: 'conflict',
    title: 'Something has been paid or is to be paid on the claim.',
  },
  'claims.still-open': {
    kind: 'conflict',
    title: 'Reserves, transactions or lawsuits of the claim are still open.',
  },
  'claims.reopening-too-late': {
    kind: 'rule-broken',
    title: 'The time in which a claim can be reopened is over.',
  },
  'claims.merge-invalid': {
    kind: 'rule-broken',
    title: 'The two claims are not of one loss under one policy.',
  },
  'claims.incident-not-found': { kind: 'not-found', title: 'There is no such incident on the claim.' },
  'claims.exposure-not-found': { kind: 'not-found', title: 'There is no such exposure on the claim.' },
  'claims.exposure-taken': {
    kind: 'conflict',
    title: 'There is an exposure of this claimant under this coverage already.',
  },
  'claims.line-not-found': {
    kind: 'rule-broken',
    title: 'There is no such reserve line on the claim.',
  },
  'claims.exceeds-reserve': {
    kind: 'rule-broken',
    title: 'The amount is more than what is set aside and not used yet.',
  },
  'claims.reserve-below-payments': {
    kind: 'rule-broken',
    title: 'A reserve cannot fall below what has been paid, or is to be paid, from it.',
  },
  'claims.nothing-to-change': { kind: 'rule-broken', title: 'The reserve is that already.' },
  'claims.loss-not-assessed': {
    kind: 'rule-broken',
    title: 'A loss is paid once its amount has been assessed.',
  },
  'claims.exceeds-settlement': {
    kind: 'rule-broken',
    title: 'The amount is more than what the coverage still pays for the loss.',
  },
  'claims.nothing-due': { kind: 'rule-broken', title: 'Nothing is left to be paid.' },
  'claims.exceeds-approval': {
    kind: 'rule-broken',
    title: 'The amount is more than what was approved on the claim.',
  },
  'claims.payments-stopped': { kind: 'conflict', title: 'Payments on the claim are stopped.' },
  'claims.catastrophe-not-found': { kind: 'not-found', title: 'There is no such event of many losses.' },
  'claims.catastrophe-unknown': {
    kind: 'rule-broken',
    title: 'No event of many losses has been entered under this code.',
  },
  'claims.catastrophe-taken': { kind: 'conflict', title: 'There is an event with this code already.' },
  'claims.catastrophe-invalid': { kind: 'invalid', title: 'The event does not fit together.' },
  'claims.subrogation-not-found': { kind: 'not-found', title: 'There is no such subrogation.' },
  'claims.own-insured': {
    kind: 'rule-broken',
    title: 'An insurer asks nothing back from its own insured, nor from itself.',
  },
  'claims.nothing-to-demand': {
    kind: 'rule-broken',
    title: 'Nothing has been paid for a loss of the insured that could be asked back.',
  },
  'claims.lawsuit-not-found': { kind: 'not-found', title: 'There is no such lawsuit.' },
  'claims.lawsuit-taken': { kind: 'conflict', title: 'The lawsuit has been entered on the claim already.' },
  'claims.lawsuit-invalid': { kind: 'invalid', title: 'The lawsuit does not fit together.' },
  'claims.matter-ended': { kind: 'conflict', title: 'It has ended already.' },
  'claims.audience-beyond': {
    kind: 'invalid',
    title: 'Whoever writes something down belongs to those who see it.',
  },
  'claims.note-not-correctable': { kind: 'rule-broken', title: 'The note cannot be corrected by this one.' },
  'claims.document-not-found': { kind: 'not-found', title: 'There is no such file on the claim.' },
  'claims.document-there': {
    kind: 'conflict',
    title: 'The file is on the claim already, for others to see.',
  },
  'claims.under-investigation': {
    kind: 'conflict',
    title: 'A special investigation of the claim is open.',
  },
  'claims.investigation-not-found': { kind: 'not-found', title: 'There is no such special investigation.' },
  'claims.investigation-closed': { kind: 'conflict', title: 'The special investigation has ended already.' },
  'claims.fraud-rule-not-found': {
    kind: 'not-found',
    title: 'There is no such rule of what points to fraud.',
  },
  'claims.fraud-rule-invalid': {
    kind: 'invalid',
    title: 'The rule of what points to fraud does not fit together.',
  },
  'claims.payees-differ': {
    kind: 'invalid',
    title: 'The amounts of the payees do not add up to the payment.',
  },
  'claims.payments-too-late': {
    kind: 'invalid',
    title: 'Payments of a series are payable on days that are taken.',
  },
  'claims.payee-unknown': {
    kind: 'rule-broken',
    title: 'Whoever is paid has to be named on the claim.',
  },
  'claims.tax-id-due': {
    kind: 'rule-broken',
    title: 'The payee needs a tax identifier before this can be paid.',
  },
  'claims.transaction-not-found': { kind: 'not-found', title: 'There is no such transaction of a claim.' },
  'claims.transaction-status': {
    kind: 'conflict',
    title: 'The transaction is not in a status that allows this.',
  },
  'claims.own-request': {
    kind: 'forbidden',
    title: 'Whoever asked for a payment does not approve it.',
    isFourEyes: true,
  },
  'claims.authority-missing': {
    kind: 'forbidden',
    title: 'This takes more authority than you hold.',
  },
  'claims.exceeds-paid': {
    kind: 'rule-broken',
    title: 'No more can be recovered, or taken back, than was paid.',
  },
  'claims.authority-not-found': { kind: 'not-found', title: 'There is no such authority on claims.' },
  'claims.authority-invalid': { kind: 'invalid', title: 'The grant of authority does not fit together.' },
  'claims.authority-own': {
    kind: 'forbidden',
    title: 'Nobody grants an authority to oneself, nor changes one’s own.',
    isFourEyes: true,
  },
  'claims.reserve-rule-not-found': { kind: 'not-found', title: 'There is no such rule of reserves.' },
  'claims.reserve-rule-invalid': { kind: 'invalid', title: 'The rule of reserves does not fit together.' },
  'claims.loss-run-of-nobody': {
    kind: 'invalid',
    title: 'A loss run is of one policy, or of one customer.',
  },
  'claims.loss-run-without-policy': {
    kind: 'rule-broken',
    title: 'The customer has no policy that you can see, under which a loss run could be written.',
  },
  'claims.diary-entry-not-found': { kind: 'not-found', title: 'There is no such entry in the diary.' },
  'claims.diary-entry-ended': { kind: 'conflict', title: 'The entry of the diary is not open any more.' },
  'claims.not-of-life': { kind: 'rule-broken', title: 'The claim is not under a life policy.' },
  'claims.death-not-recorded': {
    kind: 'not-found',
    title: 'Nobody has entered what is known of the death yet.',
  },
  'claims.death-invalid': { kind: 'invalid', title: 'What was entered of the death does not fit together.' },
  'claims.face-unknown': {
    kind: 'rule-broken',
    title: 'The manual does not say exactly what the premium would have bought.',
  },
  'claims.other-designation': {
    kind: 'conflict',
    title: 'On the day of the death, as it is known now, others were named as beneficiaries.',
  },
  'claims.proof-of-death-missing': {
    kind: 'rule-broken',
    title: 'A death is paid for once a certificate of it is on the claim.',
  },
  'claims.death-under-review': {
    kind: 'conflict',
    title: 'The contract is looked into before anything is approved.',
  },
  'claims.nothing-to-review': { kind: 'conflict', title: 'There is nothing to look into about the death.' },
  'claims.beneficiary-not-found': { kind: 'not-found', title: 'There is no such beneficiary on the claim.' },
  'claims.not-represented': {
    kind: 'conflict',
    title:
      'Descendants take the place of one who was named per stirpes, and died before the insured or is disqualified.',
  },
  'claims.adjuster-not-found': { kind: 'not-found', title: 'There is no such adjuster.' },
  'claims.adjuster-taken': { kind: 'conflict', title: 'The user is an adjuster already.' },
  'claims.adjuster-unfit': {
    kind: 'rule-broken',
    title: 'The claim cannot be assigned to this user.',
  },
  'claims.assignment-rule-not-found': { kind: 'not-found', title: 'There is no such rule of assignment.' },
  'claims.assignment-rule-invalid': {
    kind: 'rule-broken',
    title: 'The rule of assignment does not fit together.',
  },
  'claims.contact-not-found': { kind: 'not-found', title: 'There is no such contact.' },
  'claims.contact-invalid': { kind: 'invalid', title: 'The contact does not fit together.' },
  'claims.role-taken': { kind: 'conflict', title: 'The contact is this on the claim already.' },
  'claims.treaty-not-found': { kind: 'not-found', title: 'There is no such treaty of reinsurance.' },
  'claims.treaty-taken': {
    kind: 'conflict',
    title: 'Somebody else has just drafted the next version of the treaty.',
  },
  'claims.treaty-invalid': { kind: 'rule-broken', title: 'The treaty does not fit together.' },
  'claims.treaty-status': { kind: 'conflict', title: 'The treaty is not in a status that allows this.' },
  'claims.treaty-overlaps': {
    kind: 'conflict',
    title: 'Another version of the treaty is in force on some of these days.',
  },
  'claims.own-treaty': {
    kind: 'forbidden',
    title: 'Whoever has drafted a treaty does not activate it.',
    isFourEyes: true,
  },
  'claims.bordereau-invalid': { kind: 'invalid', title: 'The period of a bordereau has a day at least.' },
  'claims.receipt-not-found': {
    kind: 'not-found',
    title: 'Nothing was received from a reinsurer under this id.',
  },
  'claims.receipt-invalid': {
    kind: 'rule-broken',
    title: 'What was received does not fit the treaty, or not together.',
  },
  'claims.exceeds-ceded': {
    kind: 'rule-broken',
    title: 'More would have come from the reinsurer than was ceded of payments.',
  },
  'claims.receipt-reversed': { kind: 'conflict', title: 'What was received has been reversed already.' },
  'claims.role-not-found': { kind: 'not-found', title: 'The contact is not this on the claim.' },
});
