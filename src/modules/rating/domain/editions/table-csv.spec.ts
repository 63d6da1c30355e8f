import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FactorTable } from '../manual/tables.js';
import { rowsFromCsv, tableToCsv } from './table-csv.js';

const exact: FactorTable = {
  title: 'Tier',
  dimensions: [{ input: 'tier', match: 'exact' }],
  rows: [
    ['A', '0.80'],
    [null, '1.00'],
  ],
};
const ranges: FactorTable = {
  title: 'Age and points',
  dimensions: [
    { input: 'drivers[].age', match: 'range', excluded: 'upper' },
    { input: 'drivers[].points', match: 'exact' },
  ],
  rows: [
    [[null, '25'], '0', '1.40'],
    [['25', null], '0', '1.00'],
    ['70', null, '1.10'],
    [null, '3', '2'],
    [[null, null], '4', '2.5'],
  ],
};

/** What the reader says of some lines under the right header. */
function faultsOf(lines: readonly string[], table: FactorTable = exact): readonly string[] {
  const [header = ''] = tableToCsv(table).split('\r\n');
  return rowsFromCsv([header, ...lines].join('\n'), table).faults.map(
    ({ pointer, detail }) => `${pointer} ${detail}`,
  );
}

describe('a factor table as CSV', () => {
  it('has a column for each dimension, two for ranges, and the value last', () => {
    expect(tableToCsv(exact)).toBe('tier,value\r\nA,0.80\r\n,1.00\r\n');
    expect(tableToCsv(ranges).split('\r\n')).toEqual([
      'drivers[].age from,drivers[].age to,drivers[].points,value',
      ',25,0,1.40',
      '25,,0,1.00',
      '70,only,,1.10',
      ',,3,2',
      '*,*,4,2.5',
      '',
    ]);
  });

  it('comes back exactly, whatever stands in it', () => {
    const text = fc.oneof(
      fc.constantFrom(
        '*',
        'only',
        "'",
        "'x",
        '=1+1',
        '+1',
        '-1',
        '-x',
        '@x',
        'a,b',
        'a"b',
        '"',
        'a\nb',
        'a\r\nb',
        '\tx',
        ' x ',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((each) => !/\p{Cc}/u.test(each)),
    );
    const end = fc.option(text, { nil: null });
    const key = fc.oneof(end, fc.tuple(end, end));
    const number = fc.constantFrom('1', '0.95', '-2.50', '1.00');
    const row = fc.tuple(end, key, key, number);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.boolean(), (rows, isText) => {
        const table: FactorTable = {
          title: 'T',
          ...(isText ? { result: 'text' as const } : {}),
          dimensions: [
            { input: 'a', match: 'exact' },
            { input: 'b', match: 'range', excluded: 'none' },
            { input: '=c', match: 'interpolated' },
          ],
          rows: rows.map(([a, b, c, value]) => [a, b, c, isText ? (a ?? '-') : value]),
        };
        const csv = tableToCsv(table);
        expect(rowsFromCsv(csv, table)).toEqual({ rows: table.rows, faults: [], faultCount: 0 });
        // A byte order mark and the line ends of another system change nothing.
        expect(rowsFromCsv(`\ufeff${csv}`, table).rows).toEqual(table.rows);
      }),
      { numRuns: 500 },
    );
  });

  it('may have the line ends of any system, quotes around anything, and empty lines', () => {
    const same = [
      ['A', '0.80'],
      [null, '1.00'],
    ];
    for (const csv of [
      'tier,value\nA,0.80\n,1.00',
      'tier,value\rA,0.80\r,1.00\r',
      '"tier","value"\r\n"A","0.80"\r\n\r\n"","1.00"\r\n',
    ]) {
      expect(rowsFromCsv(csv, exact)).toMatchObject({ rows: same, faults: [] });
    }
  });

  it('shows no cell that a spreadsheet would run', () => {
    const rows = [
      ['=HYPERLINK("http://x")', '1'],
      ['+1', '1'],
      ['-1+1', '1'],
      ['@SUM(A1)', '1'],
      ['\t=1', '1'],
      ['\n=1', '1'],
      ['＝1', '1'],
      ['－1', '1'],
      [' =1', '1'],
      ['\u200B+1', '1'],
      ['-5', '-0.05'],
    ] as const;
    const cells = tableToCsv({ ...exact, rows: [...rows] })
      .split('\r\n')
      .slice(1, -1);
    expect(cells).toEqual([
      `"'=HYPERLINK(""http://x"")",1`,
      `'+1,1`,
      `'-1+1,1`,
      `'@SUM(A1),1`,
      `'\t=1,1`,
      `"'\n=1",1`,
      `'＝1,1`,
      `'－1,1`,
      `' =1,1`,
      `'\u200B+1,1`,
      '-5,-0.05',
    ]);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['a formula', ['=1+1,1'], ['/lines/2/tier begins like a formula']],
    [
      'a formula for a value',
      ['A,=1+1', 'B,+1.05'],
      ['/lines/2/value begins like', '/lines/3/value begins like'],
    ],
    [
      'a column too few or too many',
      ['A', 'B,1,2'],
      ['/lines/2 has 1 columns instead of 2', '/lines/3 has 3 columns'],
    ],
    [
      'no number',
      ['A,1', 'B,abc', 'C,'],
      ['/lines/3/value must be a decimal', '/lines/4/value must be a decimal'],
    ],
    ['a binary fraction', ['A,1e3'], ['/lines/2/value must be a decimal']],
    ['a text that is too long', [`${'x'.repeat(201)},1`], ['/lines/2/tier must be a text']],
    ['a quote that stays open', ['A,1', '"B,1'], ['/lines/3 is not well-formed CSV']],
    ['a line without end', ['A,1', `A${','.repeat(20_000)}`], ['/lines/3 is longer than 10000 characters']],
    [
      'a quoted cell without end',
      [`"${'1\n'.repeat(20_000)}`],
      ['/lines/5002 is longer than 10000 characters'],
    ],
    ['a formula in full-width signs', ['＝1+1,1'], ['/lines/2/tier begins like a formula']],
    ['a quote in the middle', ['A"B,1'], ['/lines/2 is not well-formed CSV']],
  ])('with %s is refused, with the line', (_what, lines, expected) => {
    const found = faultsOf(lines);
    expect(found).toHaveLength(expected.length);
    expected.forEach((words, index) => expect(found[index]).toContain(words));
  });

  it('is read no further than a table may go', () => {
    const csv = `tier,value\n${'A,1\n'.repeat(200_001)}"never read`;
    expect(rowsFromCsv(csv, exact)).toEqual({
      rows: [],
      faults: [{ pointer: '/lines', detail: 'are more than 200000, which is the most that is possible' }],
      faultCount: 1,
    });
  });

  it('counts the lines of the file, not of the table', () => {
    expect(faultsOf(['"A\nB",1', '', 'C,x'])).toEqual(['/lines/5/value must be a decimal, such as 1.05']);
  });

  it('needs its header, with the columns of its dimensions', () => {
    expect(rowsFromCsv('', exact).faults[0]?.detail).toContain('is missing');
    expect(rowsFromCsv('value,tier\r\n1,A', exact).faults).toEqual([
      { pointer: '/lines/1', detail: 'must name the columns tier, value' },
    ]);
    expect(rowsFromCsv('drivers[].age,value', ranges).faults[0]?.detail).toContain('drivers[].age from');
  });

  it('needs the one value of a row that is for one value only', () => {
    expect(faultsOf([',only,1,1'], ranges)).toEqual([
      '/lines/2/drivers[].age from is missing: it is the only value',
    ]);
  });
});
