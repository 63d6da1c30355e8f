import type { Words } from '../content.js';
import type { DeclarationsBasis, DeclarationsData } from '../data.js';
import { FORM_NUMBERS } from '../form-numbers.js';
import type { EndorsementInForce, FormLine, LabeledValue } from '../parts.js';
import { coverageBlocks, premiumBlocks } from '../premium.js';
import { dollars, longDate } from '../wording.js';
import { chargedPeriodWords, chargedPartBlocks, policyContent } from './common.js';
import { formBlocks, interestBlocks, riskBlocks } from './contract-parts.js';

const SUBTITLES: Readonly<Record<DeclarationsBasis, string>> = {
  new_business: 'New policy',
  renewal: 'Renewal of your policy',
  amended: 'These replace all earlier declarations for this policy period',
};

/** The declarations are part of the policy and list themselves among its forms. */
const ITSELF: FormLine = { number: FORM_NUMBERS.declarations, title: 'Policy Declarations' };

export function declarationsContent(data: DeclarationsData): Words {
  const { policy, premium, chargedUntil } = data;
  const charged = { ...policy, chargedUntil };
  const figure = { label: 'Total premium', value: dollars(premium.total), note: chargedPeriodWords(charged) };
  const forms = [...(data.forms ?? []), ...(data.endorsements ?? []).map(endorsementForm)];
  return policyContent(data, { ...headingOf(data), figure }, [
    ...coverageBlocks(data.coverages),
    ...premiumBlocks(premium),
    ...chargedPartBlocks(charged),
    ...riskBlocks(data.risk),
    ...interestBlocks(data.interests),
    ...formBlocks(forms.length > 0 ? [ITSELF, ...forms] : null),
  ]);
}

function headingOf({ basis, amendedOn }: DeclarationsData): {
  readonly title: string;
  readonly subtitle: string;
  readonly facts?: readonly LabeledValue[];
} {
  if (basis !== 'amended') return { title: 'Policy Declarations', subtitle: SUBTITLES[basis] };
  const facts = amendedOn ? [{ label: 'Amended effective', value: longDate(amendedOn) }] : [];
  return { title: 'Amended Policy Declarations', subtitle: SUBTITLES.amended, facts };
}

function endorsementForm({ number, effectiveDate }: EndorsementInForce): FormLine {
  return {
    number: FORM_NUMBERS.endorsement,
    title: `Endorsement ${number}, effective ${longDate(effectiveDate)}`,
  };
}
