import { Money } from '../../../../shared/money.js';
import type { Block, Words } from '../content.js';
import type { RenewalOfferData } from '../data.js';
import { coverageBlocks, premiumBlocks } from '../premium.js';
import { dollars, longDate, signedDollars } from '../wording.js';
import { chargedPeriodWords, chargedPartBlocks, policyContent } from './common.js';
import { amountDueBlock, changeBlocks, paymentBlocks, riskBlocks } from './contract-parts.js';

export function renewalOfferContent(data: RenewalOfferData): Words {
  const { policy, premium, amountDue, chargedUntil } = data;
  const charged = { ...policy, chargedUntil };
  return policyContent(
    data,
    {
      title: 'Renewal Offer',
      subtitle: `Your next policy period begins on ${longDate(policy.effectiveDate)}`,
      figure: { label: 'Renewal premium', value: dollars(premium.total), note: chargedPeriodWords(charged) },
    },
    [
      ...comparison(data),
      ...(amountDue
        ? [
            amountDueBlock(
              'How to renew',
              amountDue,
              `If we do not receive your payment by that date, your coverage ends on ${longDate(policy.effectiveDate)}.`,
            ),
          ]
        : []),
      ...changeBlocks('Changes from your current policy', data.changes),
      ...coverageBlocks(data.coverages),
      ...premiumBlocks(premium),
      ...chargedPartBlocks(charged),
      ...paymentBlocks(data.payments),
      ...riskBlocks(data.risk),
    ],
  );
}

function comparison({ expiringPremium, premium }: RenewalOfferData): readonly Block[] {
  if (!expiringPremium) return [];
  const change = Money.parse(premium.total).minus(Money.parse(expiringPremium));
  const renewal = `${dollars(premium.total)} (${change.isZero ? 'unchanged' : signedDollars(change)})`;
  return [
    {
      kind: 'facts',
      facts: [
        { label: 'Current premium', value: dollars(expiringPremium) },
        { label: 'Renewal premium', value: renewal },
      ],
    },
  ];
}
