import { describe, expect, it } from '@jest/globals';
import { autoManual } from '../../../../../test/support/auto-manual.js';
import {
  compiled,
  coverage,
  rated,
  refusals,
  smallManual,
  smallRisk,
} from '../../../../../test/support/small-manual.js';
import { checkManual } from '../manual/check-manual.js';
import { readManual } from '../manual/read-manual.js';

type Json = Readonly<Record<string, unknown>>;

const inputs = [{ path: 'drivers[].age', type: 'integer', title: 'Age', min: '0', max: '2000' }];
const lists = (max: number): readonly Json[] => [{ path: 'drivers', title: 'Drivers', min: 0, max }];
const drivers = (count: number): readonly Json[] => Array.from({ length: count }, (_, age) => ({ age }));

/** Goes through all combinations of so many drivers, because it never holds. */
function nested(macro: string, depth: number): string {
  const names = Array.from({ length: depth }, (_, at) => `d${at + 1}`);
  const body = `d${depth}.age == d1.age + 1000`;
  return names.reduceRight(
    (inner, name) => `drivers.${macro}(${name}, ${inner})`,
    macro === 'all' ? `!(${body})` : body,
  );
}

const asking = (when: string, parts: Json = {}): Json =>
  smallManual({
    inputs,
    lists: lists(20),
    underwriting: [{ code: 'rule', title: 'Rule', outcome: 'refer', blocks: 'bind', authority: 'a', when }],
    ...parts,
  });

describe('conditions over lists within lists', () => {
  it.each(['exists', 'all', 'exists_one'])(
    'are refused where %s would look at too many combinations',
    (macro) => {
      const fault =
        'looks at up to 20 × 20 × 20 × 20 combinations of elements, and at most 100000 are possible: nest less deeply, use ' +
        'a derived value, or lower the max of the lists';
      const [found] = refusals(() => compiled(asking(nested(macro, 4))));
      expect(found).toMatch(/^rating.manual-invalid \/underwriting\/0\/when /);
      expect(found).toContain(fault);
      expect(found).toMatch(/\(character \d+\)$/);
      expect(refusals(() => compiled(asking(nested(macro, 3))))).toEqual([]);
      expect(refusals(() => compiled(asking(nested(macro, 4), { lists: lists(10) })))).toEqual([]);
    },
  );

  it('count the elements that they are asked for, of coverages of a list and of derived values', () => {
    const inner = 'drivers.exists(a, drivers.exists(b, a.age + b.age == own.age + 9000))';
    const count = { path: 'many', title: 'Many', kind: 'count', list: 'drivers', as: 'own', when: inner };
    const each = coverage({ perEach: { list: 'drivers', as: 'own' }, when: inner });
    const found = refusals(() =>
      compiled(smallManual({ inputs, lists: lists(50), derived: [count], coverages: [each] })),
    );
    expect(found.map((fault) => fault.split(' ')[1])).toEqual(['/derived/0/when', '/coverages/0/when']);
  });

  it('go through a list within a list element by element, and not through those of all others', () => {
    const when = 'drivers.exists(d, d.incidents.exists(i, i.kind == "accident" && i.atFault))';
    const rules = [{ code: 'rule', title: 'Rule', outcome: 'decline', when }];
    expect(refusals(() => compiled({ ...autoManual(), underwriting: rules }))).toEqual([]);
  });
});

describe('the work that one premium may take', () => {
  it('ends what was filed before there was a bound, whatever the macro', () => {
    for (const macro of ['exists', 'all', 'exists_one', 'filter']) {
      const deep =
        macro === 'filter'
          ? `${nested('exists', 6).replace('drivers.exists(d1', 'drivers.filter(d1')}.size() > 5`
          : nested(macro, 7);
      const risk = smallRisk({ drivers: drivers(20) });
      expect(refusals(() => rated(asking(deep, { engine: '1' }), risk))).toEqual(['rating.too-much-work']);
      const two = smallRisk({ drivers: drivers(2) });
      expect(refusals(() => rated(asking(deep, { engine: '1' }), two))).toEqual([]);
    }
  });

  it('ends many conditions that are small one by one', () => {
    const when = 'drivers.exists(a, drivers.exists(b, a.age == b.age + 1500))';
    const underwriting = Array.from({ length: 400 }, (_, index) => {
      return { code: `r${index}`, title: 'R', outcome: 'decline', when };
    });
    const manual = smallManual({ inputs, lists: lists(300), underwriting });
    expect(refusals(() => rated(manual, smallRisk({ drivers: drivers(300) })))).toEqual([
      'rating.too-much-work',
    ]);
    expect(refusals(() => rated(manual, smallRisk({ drivers: drivers(10) })))).toEqual([]);
  });

  it('ends derived values over lists, and coverages of many steps for many elements', () => {
    const derived = Array.from({ length: 100 }, (_, index) => {
      const of = { list: 'drivers', as: 'd', when: `d.age >= ${index}` };
      return { path: `drivers[].n${index}`, title: 'N', kind: 'count', ...of };
    });
    const risk = smallRisk({ drivers: drivers(1000) });
    const counting = smallManual({ inputs, lists: lists(1000), derived });
    expect(refusals(() => rated(counting, risk))).toEqual(['rating.too-much-work']);
    const factor = (_: unknown, at: number): Json => ({
      kind: 'factor',
      code: `f${at}`,
      title: 'F',
      amount: '1',
    });
    const steps = [{ kind: 'base', code: 'base', title: 'B' }, ...Array.from({ length: 199 }, factor)];
    const each = coverage({ perEach: { list: 'drivers', as: 'd' }, steps });
    const long = smallManual({ inputs, lists: lists(1000), coverages: [each] });
    expect(refusals(() => rated(long, risk))).toEqual(['rating.too-much-work']);
    expect(refusals(() => rated(long, smallRisk({ drivers: drivers(100) })))).toEqual([]);
  });

  it('fails the test case that takes too much', () => {
    const manual = asking(nested('exists', 3), {
      lists: lists(40),
      tests: [
        { name: 'Full house', risk: smallRisk({ drivers: drivers(40) }), expect: { total: '1000.00' } },
      ],
      discounts: [],
    });
    const many = Array.from({ length: 20 }, (_, index) => {
      return { code: `r${index}`, title: 'R', outcome: 'decline', when: nested('exists', 3) };
    });
    expect(checkManual(readManual({ ...manual, underwriting: many }))).toMatchObject([
      {
        kind: 'test-case',
        pointer: '/tests/0/expect/error',
        detail: expect.stringContaining('rating.too-much-work'),
      },
    ]);
  });

  it('is shared by all test cases of a manual', () => {
    const test = { risk: smallRisk({ drivers: drivers(30) }), expect: { total: '1000.00' } };
    const tests = Array.from({ length: 1_000 }, (_, index) => ({ name: `${index}`, ...test }));
    const faults = checkManual(readManual(asking(nested('exists', 3), { lists: lists(30), tests })));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThan(1_000);
  });
});
