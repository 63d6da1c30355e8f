import type { Words } from '../content.js';
import type { DeclarationsBasis, DeclarationsData } from '../data.js';
import { FORM_NUMBERS } from '../form-numbers.js';
import type { FormLine } from '../parts.js';
import { coverageBlocks, premiumBlocks } from '../premium.js';
import { dollars } from '../wording.js';
import { chargedPeriodWords, firstYearBlocks, policyContent } from './common.js';
import { formBlocks, interestBlocks, riskBlocks } from './contract-parts.js';

const SUBTITLES: Readonly<Record<DeclarationsBasis, string>> = {
  new_business: 'New policy',
  renewal: 'Renewal of your policy',
  amended: 'Amended declarations: these replace all earlier declarations for this policy period',
};

/** The declarations are a part of the policy that they declare. */
const ITSELF: FormLine = { number: FORM_NUMBERS.declarations, title: 'Policy Declarations' };

export function declarationsContent(data: DeclarationsData): Words {
  const { policy, premium, chargedUntil } = data;
  const charged = { ...policy, chargedUntil };
  const figure = { label: 'Total premium', value: dollars(premium.total), note: chargedPeriodWords(charged) };
  return policyContent(data, { title: 'Policy Declarations', subtitle: SUBTITLES[data.basis], figure }, [
    ...coverageBlocks(data.coverages),
    ...premiumBlocks(premium),
    ...firstYearBlocks(charged),
    ...riskBlocks(data.risk),
    ...interestBlocks(data.interests),
    ...formBlocks(data.forms?.length ? [ITSELF, ...data.forms] : null),
  ]);
}
