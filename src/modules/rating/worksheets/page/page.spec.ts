import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { worksheetView } from '../../../../../test/support/sample-pages.js';
import { compiled, coverage, smallManual, smallRisk } from '../../../../../test/support/small-manual.js';
import { demoManuals } from '../../../../database/seed/demo-manuals.js';
import { worksheetPage } from './page.js';

type Json = Readonly<Record<string, unknown>>;
type Demo = Json & { readonly tests: readonly { readonly risk: Json }[] };

const [auto, home, , life] = demoManuals() as readonly Demo[];

function pageOf(manual: Json, risk: Json): string {
  const ready = compiled(manual);
  return worksheetPage(worksheetView(ready, risk), ready.manual, 'Bindery Mutual', [
    ['Quote', 'QUOT-2026-0000042'],
  ]);
}

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

/** As a person reads it: tags away, entities and white space resolved. */
function words(page: string): string {
  const body = page.slice(page.indexOf('<body>')).replace(/<(title|desc)[\s\S]*?<\/\1>/g, '');
  return body
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

describe('the page of a worksheet', () => {
  const page = pageOf(home as Demo, (home as Demo).tests[0]?.risk as Json);

  it('tells the whole story of the premium in words', () => {
    const story = words(page);
    for (const part of [
      'How this premium came about',
      'Total premium $501.00 ✓ Accepted',
      'QUOT-2026-0000042',
      'Homeowners, Ohio (oh-home)',
      'Territory × 1.10 Table “Territory”, row 4 Rating territory: 4 520.00 572.00 +52.00',
      'Amount of insurance × 1.04 Table “Amount of insurance”, on the line from row 10 (215,000)',
      'New home − 20% The home is newly built. −111.83',
      'Multi-policy discount none applies',
      'Rounding to the whole dollar rounded Rounded to the dollar, half up 501.39 501.39 501.00 −0.39',
      'ZIP code of the risk 43004 given',
      'Year of construction not given',
      'Newly built home Yes given',
      'Insured with us for auto as well No default',
      'Amount of insurance on the dwelling $215,000 given',
      'Construction Frame given',
      'Effective date January 1, 2026 given',
    ])
      expect(story).toContain(part);
  });

  it('says what the decision is and what has to be done about it', () => {
    const referred = words(
      pageOf(life as Demo, {
        ...(life as Demo).tests[1]?.risk,
        lifeInfo: { issueAge: 35, sex: 'female', underwritingClass: 'preferred', tableRating: 'B' },
      }),
    );
    expect(referred).toContain('! Referred to an underwriter');
    expect(referred).toContain(
      'Refer: A substandard table applies. Has to be settled before the policy may be bound, by authority: underwriter. substandard',
    );
    expect(referred).toMatch(/Substandard table, 25 percent for each letter: \$[\d.,]+ more\./);
  });

  it('names the ways to pay', () => {
    expect(words(pageOf(life as Demo, (life as Demo).tests[0]?.risk as Json))).toContain(
      'Monthly: 12 × $55.76',
    );
  });

  it('can be read by those who do not see it', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...page.matchAll(/aria-labelledby="([^"]+)"/g)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(page).toMatch(/<html lang="en" dir="ltr">/);
    expect(count(page, /<h1>/g)).toBe(1);
    expect(count(page, /<th(?![^>]*scope=)[ >]/g)).toBe(0);
    expect(page).toMatch(/<svg[^>]*role="img"[^>]*aria-labelledby="waterfall-title waterfall-description"/);
    expect(page).toContain('Territory (× 1.10) +52.00; Protection class and construction (× 1.15) +85.80;');
  });

  it('is the same page for the same worksheet', () => {
    expect(pageOf(home as Demo, (home as Demo).tests[0]?.risk as Json)).toBe(page);
  });

  it('has the same tags whatever names people and manuals have', () => {
    const risk = (auto as Demo).tests[0]?.risk as Json & { readonly drivers: readonly Json[] };
    const named = (name: string): string =>
      pageOf(auto as Demo, { ...risk, drivers: [{ ...risk.drivers[0], name: `x${name}` }] });
    const tags = count(named('Ann'), /</g);
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (name) => {
        const changed = named(name.replace(/[\0\p{Surrogate}]/gu, ''));
        expect(count(changed, /</g)).toBe(tags);
      }),
      { numRuns: 40 },
    );
  });

  it('escapes the titles of the manual, wherever they stand', () => {
    const evil = '</title></style></svg><script>alert(1)</script>';
    const ready = smallManual({
      plan: { code: 'small', name: evil, productType: 'home', state: 'OH', companyCode: 'BND' },
      coverages: [
        coverage({
          title: evil,
          steps: [
            { kind: 'base', code: 'base', title: evil },
            { kind: 'factor', code: 'f', title: evil, amount: '1.5' },
          ],
        }),
      ],
      underwriting: [{ code: 'u', title: evil, when: 'true', outcome: 'decline' }],
      payments: [
        { code: 'p', title: evil, instalments: 1, factor: '1', rounding: { unit: '0.01', mode: 'half-up' } },
      ],
    });
    const shown = pageOf(ready, smallRisk());
    expect(shown).not.toContain('<script');
    expect(count(shown, /<\/style>/g)).toBe(1);
    expect(count(shown, /<\/body>/g)).toBe(1);
    expect(words(shown)).toContain('✕ Declined');
  });
});
