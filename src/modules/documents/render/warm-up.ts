import type { OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Content } from '../domain/content.js';
import { renderPdf } from './pdf.js';

const TABLE_ROWS = [{ look: 'plain', cells: ['Part', '$1.00'] }] as const;

/** Holds a block of every kind, so that nothing is left to be loaded when the first policy is bound. */
const SAMPLE: Content = {
  title: 'Sample',
  subtitle: 'Sample',
  language: 'en',
  sender: { name: 'Sender', lines: ['Line'] },
  recipient: { label: 'To', name: 'Name', lines: ['Line'] },
  reference: 'Sample 1',
  facts: [{ label: 'Label', value: 'Value' }],
  figure: { label: 'Label', value: '$1.00', note: 'Note' },
  blocks: [
    { kind: 'heading', text: 'Heading' },
    { kind: 'text', texts: ['Text'] },
    { kind: 'list', ordered: true, items: ['Item'] },
    { kind: 'box', title: 'Title', texts: ['Text'] },
    { kind: 'facts', facts: [{ label: 'Label', value: 'Value' }] },
    { kind: 'sections', sections: [{ title: 'Title', facts: [{ label: 'Label', value: 'Value' }] }] },
    {
      kind: 'table',
      columns: [
        { title: 'Part', align: 'left' },
        { title: 'Amount', align: 'right' },
      ],
      groups: [{ title: 'Group', rows: TABLE_ROWS }],
    },
    {
      kind: 'waterfall',
      columns: ['Part', 'Change', 'So far'],
      bars: [{ look: 'total', label: 'Total', from: 0, to: 100, change: '', reached: '$1.00' }],
    },
  ],
};

/** The first render loads templates and fonts and takes many times longer: before the first request, not in it. */
@Injectable()
export class WarmUp implements OnApplicationBootstrap {
  onApplicationBootstrap(): void {
    renderPdf(SAMPLE);
  }
}
