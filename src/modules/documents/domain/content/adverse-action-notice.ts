import type { Block, Words } from '../content.js';
import type { AdverseActionNoticeData } from '../data.js';
import type { ConsumerReport } from '../parts.js';
import { longDate } from '../wording.js';
import { addressBlock, letterFacts, senderBlock, textBlocks } from './common.js';
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
        reasons.length > 1 ? 'The reasons that weighed most, in their order' : 'The reason',
        reasons,
      ),
      ...(consumerReports?.length ? reportBlocks(consumerReports) : []),
      ...textBlocks('Your rights under state law', data.stateRights),
      ...textBlocks('Remarks', data.remarks),
    ],
  };
}

/** What 15 U.S.C. 1681m(a) has told where a decision rests wholly or partly on a consumer report. */
function reportBlocks(reports: readonly ConsumerReport[]): readonly Block[] {
  return [
    { kind: 'heading', text: 'Information that we used from others' },
    {
      kind: 'text',
      texts: ['Our decision rests wholly or partly on information in a consumer report from:'],
    },
    { kind: 'sections', sections: reports.map(reportSection) },
    {
      kind: 'box',
      title: 'Your rights under the federal Fair Credit Reporting Act',
      texts: [
        'The consumer reporting agency did not make this decision and cannot give you the specific reasons for it.',
        'You may have a free copy of your report from the agency if you ask for it within 60 days of receiving this notice.',
        'You may dispute with the agency the accuracy or completeness of any information in the report.',
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
            { label: 'Scores range', value: `from ${score.lowest} to ${score.highest}` },
            { label: 'Date of the score', value: longDate(score.createdOn) },
          ]
        : []),
    ],
  };
}
