import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { coverage, smallManual, smallRisk } from '../../../../test/support/small-manual.js';
import type { FactorRow, FactorTable } from '../domain/manual/tables.js';
import type { ManualDocument } from '../domain/manual/manual.js';
import { readManual } from '../domain/manual/read-manual.js';
import { rowsFromCsv, tableToCsv } from '../domain/editions/table-csv.js';
import { ManualWork } from './manual-work.js';

const inputs = [{ path: 'code', type: 'text', title: 'Code' }];
const rows = (count: number): readonly FactorRow[] =>
  Array.from({ length: count }, (_, index) => [`c${index}`, `1.${index % 100}`]);
const table = (count: number): FactorTable => ({
  title: 'T',
  sparse: true,
  dimensions: [{ input: 'code', match: 'exact' }],
  rows: rows(count),
});

function manual(count: number, cases = 0): ManualDocument {
  const steps = [
    { kind: 'base', code: 'base', title: 'Base' },
    { kind: 'factor', code: 't', title: 'T', table: 't', rounding: { unit: '0.01' } },
  ];
  const test = { risk: smallRisk({ code: 'c1' }), expect: { total: '1.00' } };
  return readManual(
    smallManual({
      inputs,
      coverages: [coverage({ tables: { property: { t: table(count) } }, steps })],
      tests: Array.from({ length: cases }, (_, index) => ({ name: `${index}`, ...test })),
    }),
  );
}

describe('work on large manuals', () => {
  let work: ManualWork;
  beforeAll(() => {
    work = new ManualWork();
  });
  afterAll(() => work.onApplicationShutdown());

  /** Blocking work would be done before anybody else has a turn. */
  async function others(task: Promise<unknown>): Promise<readonly string[]> {
    const order: string[] = [];
    const done = task.then(() => order.push('work'));
    await new Promise((resolve) => setImmediate(resolve));
    order.push('another request');
    await done;
    return order;
  }

  it('lets others have their turn', async () => {
    const csv = tableToCsv(table(20_000));
    expect(await others(work.rowsFromCsv(csv, table(1)))).toEqual(['another request', 'work']);
    expect(await others(work.tableToCsv(table(20_000)))).toEqual(['another request', 'work']);
    expect(await others(work.check(manual(20_000)))).toEqual(['another request', 'work']);
    expect(await others(work.check(manual(2, 60)))).toEqual(['another request', 'work']);
  });

  it('comes to the same as it would at once', async () => {
    const csv = tableToCsv(table(20_000));
    expect(await work.tableToCsv(table(20_000))).toBe(csv);
    expect(await work.rowsFromCsv(csv, table(1))).toEqual(rowsFromCsv(csv, table(1)));
    const wrong = csv.replace('c7,1.7', 'c7,x');
    expect(await work.rowsFromCsv(wrong, table(1))).toEqual(rowsFromCsv(wrong, table(1)));
    expect((await work.check(manual(2, 60))).map(({ pointer }) => pointer)[59]).toBe(
      '/tests/59/expect/total',
    );
  });

  it('reads a million lines no further than it must', async () => {
    const csv = `code,value\n${'A,1\n'.repeat(1_000_000)}`;
    expect(await work.rowsFromCsv(csv, table(1))).toMatchObject({ rows: [], faultCount: 1 });
  });
});
