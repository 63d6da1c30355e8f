import type { Block, Words } from '../content.js';
import type { AdverseActionNoticeData } from '../data.js';
import type { ConsumerReport } from '../parts.js';
import { longDate } from '../wording.js';
import { addressBlock, letterFacts, senderBlock, signatureBlocks, textBlocks } from './common.js';
import { reasonBlocks } from './notice-parts.js';

export function adverseActionNoticeContent(data: AdverseActionNoticeData): Words {
  const { about, consumerReports, inquiries } = data;
  const reasons = inquiries ? [...data.reasons, inquiries] : data.reasons;
  return {
    title: 'Notice of Adverse Action',
    subtitle: null,
    language: 'en',
    sender: senderBlock(data),
    recipient: addressBlock('To', data.recipient),
    reference: `${about.label} ${about.value}`,
    facts: [about, ...letterFacts(data)],
    figure: null,
    blocks: [
      { kind: 'heading', text: 'What we decided' },
      { kind: 'text', texts: [data.decision] },
      ...reasonBlocks(
        reasons.length > 1 ? 'The main reasons, the most important first' : 'The main reason',
        reasons,
      ),
      ...(consumerReports?.length ? reportBlocks(consumerReports) : []),
      ...textBlocks('Your rights under state law', data.stateRights),
      ...textBlocks('Remarks', data.remarks),
      ...signatureBlocks(data),
    ],
  };
}

/** What must be disclosed when a decision rests wholly or partly on a consumer report (15 U.S.C. 1681m(a)). */
function reportBlocks(reports: readonly ConsumerReport[]): readonly Block[] {
  return [
    { kind: 'heading', text: 'Information from a consumer reporting agency' },
    {
      kind: 'text',
      texts: ['We made this decision based in whole or in part on information in a consumer report from:'],
    },
    { kind: 'sections', sections: reports.map(reportSection) },
    {
      kind: 'box',
      title: 'Your rights under the federal Fair Credit Reporting Act',
      texts: [
        'The consumer reporting agency did not make this decision and is unable to give you the specific reasons for it.',
        'You have the right to a free copy of your report from the agency if you ask for it within 60 days of receiving this notice.',
        'You have the right to dispute with the agency the accuracy or completeness of any information in the report.',
      ],
    },
  ];
}

function reportSection({ name, addressLines, phone, website, score }: ConsumerReport): {
  title: string;
  facts: { label: string; value: string }[];
} {
  const optional = (label: string, value: string | null | undefined): { label: string; value: string }[] =>
    value ? [{ label, value }] : [];
  return {
    title: name,
    facts: [
      ...optional('Address', addressLines?.join('\n')),
      ...optional('Telephone', phone),
      ...optional('Website', website),
      ...(score
        ? [
            { label: 'Your score', value: score.value },
            { label: 'Range of possible scores', value: `${score.lowest} to ${score.highest}` },
            { label: 'Date of the score', value: longDate(score.createdOn) },
            ...optional('Provided by', score.source),
          ]
        : []),
    ],
  };
}
