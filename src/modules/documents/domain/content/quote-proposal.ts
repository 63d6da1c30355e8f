import type { Words } from '../content.js';
import type { QuoteProposalData } from '../data.js';
import { coverageBlocks, premiumBlocks } from '../premium.js';
import { stateName } from '../../../../shared/us-state-names.js';
import { dollars, longDate } from '../wording.js';
import {
  addressBlock,
  chargedPeriodWords,
  chargedPartBlocks,
  letterFacts,
  periodWords,
  senderBlock,
  signatureBlocks,
  textBlocks,
} from './common.js';
import { paymentBlocks, riskBlocks } from './contract-parts.js';

export function quoteProposalContent(data: QuoteProposalData): Words {
  const { premium, validUntil } = data;
  return {
    title: 'Insurance Proposal',
    subtitle: `${data.product}, ${stateName(data.state)}`,
    language: 'en',
    sender: senderBlock(data),
    recipient: addressBlock('Prepared for', data.recipient),
    reference: `Quote ${data.quoteNumber}`,
    facts: [
      { label: 'Quote number', value: `${data.quoteNumber}, version ${data.version}` },
      { label: 'Proposed policy period', value: periodWords(data) },
      { label: 'Quote valid until', value: longDate(validUntil) },
      ...letterFacts(data),
    ],
    figure: { label: 'Total premium', value: dollars(premium.total), note: chargedPeriodWords(data) },
    blocks: [
      ...coverageBlocks(data.coverages),
      ...premiumBlocks(premium),
      ...chargedPartBlocks(data),
      ...paymentBlocks(data.payments),
      ...riskBlocks(data.risk),
      ...textBlocks('Before coverage can begin', data.conditions),
      ...textBlocks('Remarks', data.remarks),
      ...signatureBlocks(data),
      {
        kind: 'box',
        title: 'This is a proposal, not a policy',
        texts: [
          `No coverage is in effect until this proposal is accepted and a policy is issued. The premium is valid until ` +
            `${longDate(validUntil)} and is based on the information shown above. Please review it and tell your agent about ` +
            'anything that is incomplete or incorrect.',
        ],
      },
    ],
  };
}
