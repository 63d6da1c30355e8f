import { Money } from '../../../../shared/money.js';
import type { Content, Figure } from '../content.js';
import type { EndorsementData } from '../data.js';
import { chargesTable, coverageBlocks } from '../premium.js';
import { dollars, longDate } from '../wording.js';
import { policyContent } from './common.js';
import { changeBlocks, interestBlocks } from './contract-parts.js';

export function endorsementContent(data: EndorsementData): Content {
  const { premiumChange, previousPremium, newPremium } = data;
  return policyContent(
    data,
    {
      title: 'Policy Endorsement',
      subtitle: `Endorsement ${data.endorsementNumber}, effective ${longDate(data.effectiveDate)}`,
      figure: changeFigure(Money.parse(premiumChange.total)),
    },
    [
      ...changeBlocks('What changes', data.changes),
      { kind: 'heading', text: 'What it does to the premium' },
      ...(premiumChange.charges.length > 0 ? [chargesTable(premiumChange, 'Change of the premium')] : []),
      {
        kind: 'facts',
        facts: [
          { label: 'Premium before', value: dollars(previousPremium) },
          { label: 'Premium after', value: dollars(newPremium) },
        ],
      },
      ...coverageBlocks(data.coverages ?? [], 'Coverages after the change'),
      ...interestBlocks(data.interests),
      { kind: 'text', texts: ['All other terms of the policy stay as they are.'] },
    ],
  );
}

function changeFigure(change: Money): Figure {
  if (change.isZero) return { label: 'Change of the premium', value: dollars(change), note: null };
  return change.isNegative
    ? { label: 'Return premium', value: dollars(change.negated()), note: 'in your favor' }
    : { label: 'Additional premium', value: dollars(change), note: 'to the end of the policy period' };
}
