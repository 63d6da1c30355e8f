import { Money } from '../../../shared/money.js';
import type { Block, Row, RowGroup, TableBlock } from './content.js';
import type { Charge, PrintedChargeKind, CoverageLine, Premium } from './parts.js';
import { premiumWaterfall } from './waterfall.js';
import { dollars, groupTitles } from './wording.js';

const PARTS: readonly (readonly [title: string, kinds: readonly PrintedChargeKind[]])[] = [
  ['Coverages', ['premium']],
  ['Discounts', ['discount']],
  ['Fees and taxes', ['fee', 'tax']],
];

const TOTAL = 'Total premium';

/** The premium as a table and as a waterfall chart. */
export function premiumBlocks(premium: Premium): readonly Block[] {
  return [
    { kind: 'heading', text: 'Premium' },
    premiumTable(premium, TOTAL),
    { kind: 'heading', text: 'How the premium adds up' },
    premiumWaterfall(premium, TOTAL),
  ];
}

export function premiumTable({ charges, total }: Premium, totalTitle: string): TableBlock {
  const parts = PARTS.map(
    ([title, kinds]) => [title, charges.filter(({ kind }) => kinds.includes(kind))] as const,
  ).filter(([, rows]) => rows.length > 0);
  const groups: RowGroup[] = parts.map(([title, rows]) => {
    return { title, rows: [...rows.map(chargeRow), ...(rows.length > 1 ? [subtotal(title, rows)] : [])] };
  });
  const roundings = charges.filter(({ kind }) => kind === 'rounding').map(chargeRow);
  const end: Row = { look: 'total', cells: [totalTitle, '', dollars(total)] };
  const table: TableBlock = {
    kind: 'table',
    columns: [
      { title: 'Charge', align: 'left' },
      { title: 'For', align: 'left' },
      { title: 'Amount', align: 'right' },
    ],
    groups: [...groups, { title: null, rows: [...roundings, end] }],
  };
  return charges.some(({ item }) => item) ? table : withoutColumn(table, 1);
}

function withoutColumn(table: TableBlock, index: number): TableBlock {
  const groups = table.groups.map(({ title, rows }) => {
    return { title, rows: rows.map(({ look, cells }) => ({ look, cells: cells.toSpliced(index, 1) })) };
  });
  return { ...table, columns: table.columns.toSpliced(index, 1), groups };
}

function chargeRow({ title, item, amount }: Charge): Row {
  return { look: 'plain', cells: [title, item ?? '', dollars(amount)] };
}

function subtotal(title: string, rows: readonly Charge[]): Row {
  const sum = Money.sum(rows.map(({ amount }) => Money.parse(amount)));
  return { look: 'sum', cells: [`${title} subtotal`, '', dollars(sum)] };
}

export function coverageBlocks(lines: readonly CoverageLine[], heading = 'Coverages'): readonly Block[] {
  return lines.length === 0 ? [] : [{ kind: 'heading', text: heading }, coverageTable(lines)];
}

/** Coverages with limits and deductibles, grouped by item. */
function coverageTable(lines: readonly CoverageLine[]): TableBlock {
  const items = groupTitles(lines.map(({ item }) => item));
  const table: TableBlock = {
    kind: 'table',
    columns: [
      { title: 'Coverage', align: 'left' },
      { title: 'Limit', align: 'right' },
      { title: 'Deductible', align: 'right' },
      { title: 'Premium', align: 'right' },
    ],
    groups: items.map((item) => {
      const rows = lines.filter((line) => (line.item ?? null) === item);
      return { title: item, rows: rows.map(coverageRow) };
    }),
  };
  const empty = [
    ...(lines.some(({ premium }) => premium) ? [] : [3]),
    ...(lines.some(({ deductible }) => deductible) ? [] : [2]),
    ...(lines.some(({ limit }) => limit) ? [] : [1]),
  ];
  return empty.reduce(withoutColumn, table);
}

function coverageRow({ title, limit, deductible, premium }: CoverageLine): Row {
  return { look: 'plain', cells: [title, limit ?? '', deductible ?? '', premium ? dollars(premium) : ''] };
}
