import type { Content } from '../content.js';
import type { QuoteProposalData } from '../data.js';
import { coverageBlocks, premiumBlocks } from '../premium.js';
import { dollars, longDate } from '../wording.js';
import { addressBlock, letterFacts, periodWords, senderBlock, textBlocks } from './common.js';
import { paymentBlocks, riskBlocks } from './contract-parts.js';

export function quoteProposalContent(data: QuoteProposalData): Content {
  const { premium, validUntil } = data;
  return {
    title: 'Insurance Proposal',
    subtitle: `${data.product}, ${data.state}`,
    language: 'en',
    sender: senderBlock(data),
    recipient: addressBlock('Prepared for', data.recipient),
    reference: `Quote ${data.quoteNumber}`,
    facts: [
      { label: 'Quote number', value: `${data.quoteNumber}, version ${data.version}` },
      { label: 'Proposed period', value: periodWords(data) },
      { label: 'Price holds until', value: longDate(validUntil) },
      ...letterFacts(data),
    ],
    figure: { label: 'Total premium', value: dollars(premium.total), note: `for ${periodWords(data)}` },
    blocks: [
      ...coverageBlocks(data.coverages),
      ...premiumBlocks(premium),
      ...paymentBlocks(data.payments),
      ...riskBlocks(data.risk),
      ...textBlocks('Before cover can begin', data.conditions),
      ...textBlocks('Remarks', data.remarks),
      {
        kind: 'box',
        title: 'This is a proposal, not a policy',
        texts: [
          `There is no cover until the proposal is accepted and bound. The price holds until ${longDate(validUntil)}, provided ` +
            'that what is stated under “What is insured” is complete and correct. Please read it and tell us what is not.',
        ],
      },
    ],
  };
}
