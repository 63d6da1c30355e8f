import { Money } from '../../../../shared/money.js';
import type { Words, Figure } from '../content.js';
import type { EndorsementData } from '../data.js';
import { premiumTable, coverageBlocks } from '../premium.js';
import { dollars, longDate } from '../wording.js';
import { policyContent } from './common.js';
import { changeBlocks, interestBlocks } from './contract-parts.js';

export function endorsementContent(data: EndorsementData): Words {
  const { premiumChange, previousPremium, newPremium } = data;
  return policyContent(
    data,
    {
      title: 'Policy Endorsement',
      subtitle: `Endorsement ${data.endorsementNumber}, effective ${longDate(data.effectiveDate)}`,
      figure: changeFigure(Money.parse(premiumChange.total)),
    },
    [
      ...changeBlocks('Changes to your policy', data.changes),
      { kind: 'heading', text: 'Premium change' },
      ...(premiumChange.charges.length > 0 ? [premiumTable(premiumChange, 'Total premium change')] : []),
      {
        kind: 'facts',
        facts: [
          { label: 'Policy premium before this change', value: dollars(previousPremium) },
          { label: 'Policy premium after this change', value: dollars(newPremium) },
        ],
      },
      ...coverageBlocks(data.coverages ?? [], 'Coverages after the change'),
      ...interestBlocks(data.interests),
      { kind: 'text', texts: ['All other terms and conditions of the policy remain unchanged.'] },
    ],
  );
}

function changeFigure(change: Money): Figure {
  if (change.isZero) return { label: 'Premium change', value: dollars(change), note: null };
  return change.isNegative
    ? { label: 'Return premium', value: dollars(change.negated()), note: 'to be credited or refunded to you' }
    : { label: 'Additional premium', value: dollars(change), note: 'through the end of the policy period' };
}
