import { Money } from '../../../../shared/money.js';
import type { Block, Row } from '../content.js';
import type {
  AmountDue,
  PrintedChange,
  FormLine,
  Interest,
  NamedAddress,
  PaymentOption,
  RiskSection,
} from '../parts.js';
import { dollars, groupTitles, longDate } from '../wording.js';

const left = (title: string): { readonly title: string; readonly align: 'left' } => ({
  title,
  align: 'left',
});
const right = (title: string): { readonly title: string; readonly align: 'right' } => ({
  title,
  align: 'right',
});
const plain = (...cells: readonly string[]): Row => ({ look: 'plain', cells });

export function riskBlocks(risk: readonly RiskSection[]): readonly Block[] {
  if (risk.length === 0) return [];
  return [
    { kind: 'heading', text: 'What is insured' },
    { kind: 'sections', sections: risk },
  ];
}

export function changeBlocks(
  heading: string,
  changes: readonly PrintedChange[] | null | undefined,
): readonly Block[] {
  if (!changes?.length) return [];
  const subjects = groupTitles(changes.map(({ subject }) => subject));
  const rows = (of: string | null): readonly Row[] =>
    changes
      .filter(({ subject }) => (subject ?? null) === of)
      .map(({ label, before, after }) => plain(label, before ?? 'Not included', after ?? 'Removed'));
  return [
    { kind: 'heading', text: heading },
    {
      kind: 'table',
      columns: [left('Item'), left('Before'), left('After')],
      groups: subjects.map((subject) => ({ title: subject, rows: rows(subject) })),
    },
  ];
}

export function interestBlocks(interests: readonly Interest[] | null | undefined): readonly Block[] {
  if (!interests?.length) return [];
  const rows = interests.map((each) => plain(each.role, addressText(each), each.reference ?? ''));
  return [
    { kind: 'heading', text: 'Mortgagees, lienholders and other interests' },
    {
      kind: 'table',
      columns: [left('Interest'), left('Name and address'), left('Reference')],
      groups: [{ title: null, rows }],
    },
  ];
}

/** Lists the others who are sent this notice, because their periods run as well. */
export function copyBlocks(copies: readonly Interest[] | null | undefined): readonly Block[] {
  if (!copies?.length) return [];
  return [
    { kind: 'heading', text: 'Copies of this notice' },
    {
      kind: 'list',
      ordered: false,
      items: copies.map((each) => `${each.role}: ${addressText(each).replaceAll('\n', ', ')}`),
    },
  ];
}

function addressText({ name, addressLines }: NamedAddress): string {
  return [name, ...(addressLines ?? [])].join('\n');
}

export function formBlocks(forms: readonly FormLine[] | null | undefined): readonly Block[] {
  if (!forms?.length) return [];
  return [
    { kind: 'heading', text: 'Forms and endorsements made part of this policy' },
    {
      kind: 'table',
      columns: [left('Title'), left('Form number and edition')],
      groups: [{ title: null, rows: forms.map(({ number, title }) => plain(title, number)) }],
    },
  ];
}

export function paymentBlocks(payments: readonly PaymentOption[] | null | undefined): readonly Block[] {
  if (!payments?.length) return [];
  return [
    { kind: 'heading', text: 'Ways to pay' },
    {
      kind: 'table',
      columns: [
        left('Plan'),
        right('Payments'),
        right('First payment'),
        right('Each later payment'),
        right('Fee with each later payment'),
        right('Total with fees'),
      ],
      groups: [{ title: null, rows: payments.map(paymentRow) }],
    },
  ];
}

/** Content from before there were fees has one amount, which is that of every payment. */
function paymentRow({
  title,
  instalments,
  amount,
  later,
  fee,
  total,
}: PaymentOption): ReturnType<typeof plain> {
  const isOne = instalments === 1;
  return plain(
    title,
    String(instalments),
    dollars(amount),
    isOne ? '–' : dollars(later ?? amount),
    isOne || !fee || Money.parse(fee).isZero ? '–' : dollars(fee),
    total ? dollars(total) : '–',
  );
}

export function amountDueBlock(title: string, { amount, dueOn }: AmountDue, consequence: string): Block {
  return {
    kind: 'box',
    title,
    texts: [`Please pay ${dollars(amount)} by ${longDate(dueOn)}. ${consequence}`],
  };
}
