import { Money } from '../../../../shared/money.js';
import type { Block, Words } from '../content.js';
import type { RenewalOfferData } from '../data.js';
import { coverageBlocks, premiumBlocks } from '../premium.js';
import { dollars, longDate, signedDollars } from '../wording.js';
import { chargedPeriodWords, chargedPartBlocks, hourOf, policyContent } from './common.js';
import { amountDueBlock, changeBlocks, paymentBlocks, riskBlocks } from './contract-parts.js';

export function renewalOfferContent(data: RenewalOfferData): Words {
  const { policy, premium, chargedUntil } = data;
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
      howToRenew(data),
      ...changeBlocks('Changes from your current policy', data.changes),
      ...coverageBlocks(data.coverages),
      ...premiumBlocks(premium),
      ...chargedPartBlocks(charged),
      ...paymentBlocks(data.payments),
      ...riskBlocks(data.risk),
    ],
  );
}

/** Comes first, because a policyholder who does nothing loses coverage. */
function howToRenew({ policy, agency, amountDue }: RenewalOfferData): Block {
  const title = 'How to renew';
  const end = longDate(policy.effectiveDate);
  if (amountDue)
    return amountDueBlock(
      title,
      amountDue,
      `If we do not receive your payment by that date, your coverage ends on ${end}.`,
    );
  const contact = agency ? `${agency.name}, your agency,` : 'us';
  return {
    kind: 'box',
    title,
    texts: [
      `Please contact ${contact} before ${end} to accept this offer and to choose how to pay. If you do not accept it, your ` +
        `coverage ends on ${end} at ${hourOf(policy)}.`,
    ],
  };
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
