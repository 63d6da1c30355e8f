import { below } from './faults.js';
import type { FactorCategory, FactorRow, FactorTable } from './tables.js';
import type { ManualDocument } from './manual.js';

export interface PlacedTable {
  /** Code of the coverage; `policy` for the policy section. */
  readonly coverage: string;
  readonly category: FactorCategory;
  readonly name: string;
  readonly table: FactorTable;
  readonly pointer: string;
}

/** Every factor table of a manual with its place in the document. */
export function placedTables(manual: ManualDocument): readonly PlacedTable[] {
  const sections = [
    ...manual.coverages.map(({ code, tables }, index) => ({
      code,
      tables,
      at: `/coverages/${index}/tables`,
    })),
    { code: 'policy', tables: manual.policy.tables, at: '/policy/tables' },
  ];
  return sections.flatMap(({ code, tables, at }) =>
    (Object.entries(tables) as [FactorCategory, Readonly<Record<string, FactorTable>>][]).flatMap(
      ([category, byName]) =>
        Object.entries(byName).map(([name, table]) => {
          return { coverage: code, category, name, table, pointer: below(below(at, category), name) };
        }),
    ),
  );
}

/** A table by its coverage and name. */
export function tableOf(manual: ManualDocument, coverage: string, name: string): PlacedTable | undefined {
  return placedTables(manual).find((placed) => placed.coverage === coverage && placed.name === name);
}

/** A copy of the manual with other rows in one table. */
export function withRows(
  manual: ManualDocument,
  { coverage, category, name, table }: PlacedTable,
  rows: readonly FactorRow[],
): ManualDocument {
  const replaced = <S extends { readonly tables: ManualDocument['policy']['tables'] }>(section: S): S => ({
    ...section,
    tables: { ...section.tables, [category]: { ...section.tables[category], [name]: { ...table, rows } } },
  });
  if (coverage === 'policy') return { ...manual, policy: replaced(manual.policy) };
  return {
    ...manual,
    coverages: manual.coverages.map((section) => (section.code === coverage ? replaced(section) : section)),
  };
}
