import type { TableBlock, Words } from '../content.js';
import type { LossRunData } from '../claim-letters.js';
import { dollars, longDate } from '../wording.js';
import { policyContent } from './common.js';

export function lossRunContent(data: LossRunData): Words {
  const { lines, valuedOn, incurred, isOfCustomer } = data;
  const facts = [
    { label: 'Valued as of', value: longDate(valuedOn) },
    { label: 'Claims', value: String(lines.length) },
    { label: 'For', value: isOfCustomer ? 'all policies of the insured' : 'this policy' },
  ];
  const figure = {
    label: 'Incurred',
    value: dollars(incurred),
    note: 'paid and outstanding, less recoveries',
  };
  return policyContent(data, { title: 'Loss Run', figure, facts }, [
    lines.length === 0 ? { kind: 'text', texts: [nothingOf(data)] } : tableOf(data),
  ]);
}

/** States that there are no claims, and up to which day, which is what readers of a loss run need. */
function nothingOf({ valuedOn, isOfCustomer }: LossRunData): string {
  const under = isOfCustomer ? 'any policy of the insured' : 'this policy';
  return `No claims in the period: none has been reported under ${under} up to ${longDate(valuedOn)}.`;
}

function tableOf({ lines, incurred }: LossRunData): TableBlock {
  const amounts = ['Paid', 'Outstanding', 'Recovered', 'Incurred'];
  return {
    kind: 'table',
    columns: [
      { title: 'Claim', align: 'left' },
      { title: 'Loss', align: 'left' },
      ...amounts.map((title) => ({ title, align: 'right' }) as const),
    ],
    groups: [
      {
        title: null,
        rows: [
          ...lines.map(
            (line) =>
              ({
                look: 'plain',
                cells: [
                  [line.claimNumber, line.policyNumber, line.status].filter(Boolean).join(', '),
                  [line.lossOn ? longDate(line.lossOn) : 'day not known', line.cause]
                    .filter(Boolean)
                    .join(', '),
                  dollars(line.paid),
                  dollars(line.outstanding),
                  dollars(line.recovered),
                  dollars(line.incurred),
                ],
              }) as const,
          ),
          { look: 'total', cells: ['All claims', '', '', '', '', dollars(incurred)] },
        ],
      },
    ],
  };
}
