import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pdfText } from '../../../test/support/pdf-text.js';
import { longDeclarations, sampleData, sampleDeclarations } from '../../../test/support/sample-documents.js';
import { escapeHtml } from '../../platform/http/html/html.js';
import { sha256Of } from '../../platform/files/file-store.js';
import type { DocumentData } from './domain/data.js';
import type { DocumentKind } from './domain/kinds.js';
import { DOCUMENT_KINDS } from './domain/kinds.js';
import { draw } from './render/draw.js';
import { TEMPLATE_VERSION } from './template-version.js';
import type { WordedDocument } from './worded-document.js';
import { worded } from './worded-document.js';

interface RenderedDocument extends WordedDocument {
  readonly pdf: Buffer;
  readonly html: string;
  readonly pages: number;
  readonly missingGlyphs: readonly string[];
}

function rendered<Kind extends DocumentKind>(kind: Kind, data: DocumentData[Kind]): RenderedDocument {
  const words = worded(kind, data);
  const drawn = draw(words.contentText);
  return { ...words, ...drawn, pdf: Buffer.from(drawn.pdf) };
}

/** Of every kind, as an earlier process made it. With other words, templates, fonts or compiler comes another version. */
const MADE_BEFORE = {
  templateVersion: 4,
  sha256: 'beafc987ec3d2e2c944d547ed4cf68eb0ec5276079d0da32796e19f1f9873d4c',
};

const TEXTS: readonly (readonly [string, string])[] = [
  ['markup of Typst', '#panic("no") $x^2$ *bold* _it_ `raw` <label> @ref // no comment \\ = head'],
  ['markup of HTML', '<script>alert(1)</script> &amp; "quoted" \'single\''],
  ['quotes and dashes', 'O’Brien “the” -- don’t... 1/2'],
  ['emoji', 'Ada 🏠 Lake'],
  ['Hebrew', 'שרה כהן'],
  ['Arabic', 'ليلى حداد'],
  ['a script that no font has', '𓀀𓁐'],
  ['marks that turn the direction of text', 'Ada \u202eekaL\u202c'],
];

describe('text of the data', () => {
  it.each(TEXTS)('is shown and never read as markup: %s', (_, name) => {
    const { html, pages } = rendered('declarations', sampleDeclarations({ insured: { name } }));
    expect(pages).toBe(2);
    expect(html).toContain(`<b><bdi>${escapeHtml(name)}</bdi></b>`);
    expect(html).not.toContain('<script');
  });

  it('stands in the PDF letter by letter', async () => {
    const name = '#panic("no") $x^2$ *bold* _it_ @ref // \\ = [head]';
    const { pdf } = rendered('declarations', sampleDeclarations({ insured: { name } }));
    expect(await pdfText(pdf)).toContain(name);
  });

  it('breaks a name of 300 letters instead of leaving the page', async () => {
    const name = 'N'.repeat(300);
    const { pdf } = rendered('declarations', sampleDeclarations({ insured: { name } }));
    expect((await pdfText(pdf)).replaceAll(' ', '')).toContain(name);
  });

  it('whatever it is, makes a document', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
        const name = `A${text}`;
        expect(rendered('declarations', sampleDeclarations({ remarks: [name] })).pages).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});

const NAMES: readonly (readonly [script: string, name: string])[] = [
  ['Latin with marks', 'Đặng Thị Ngọc Łucja Ŋiɗa Şırnak Ógáyá́'],
  ['Greek', 'Ελένη Παπαδοπούλου'],
  ['Cyrillic', 'Їжакевич Ғабит'],
  ['Armenian', 'Հայկ Սարգսյան'],
  ['Georgian', 'ნინო გელაშვილი'],
  ['Hebrew', 'שרה כהן'],
  ['Arabic, Persian and Urdu', 'ليلى حداد گلچهره ٹھاکر'],
  ['Devanagari', 'शर्मा क्षितिज'],
  ['Bengali', 'সৌমিত্র চট্টোপাধ্যায়'],
  ['Gurmukhi', 'ਹਰਪ੍ਰੀਤ ਸਿੰਘ'],
  ['Gujarati', 'શ્રેયા પટેલ'],
  ['Oriya', 'ସୁଭଦ୍ରା ମହାପାତ୍ର'],
  ['Tamil', 'லக்ஷ்மி சுப்பிரமணியன்'],
  ['Telugu', 'శ్రీనివాస్ రెడ్డి'],
  ['Kannada', 'ಶ್ರೀಧರ್ ಹೆಗ್ಡೆ'],
  ['Malayalam', 'കൃഷ്ണൻ നായർ'],
  ['Sinhala', 'ශ්‍රීමා වික්‍රමසිංහ'],
  ['Thai', 'สมชาย ใจดี'],
  ['Lao', 'ສົມສັກ ພົມມະຈັນ'],
  ['Khmer', 'សុខា ជ័យវរ្ម័ន'],
  ['Burmese', 'အောင်ဆန်း ကျော်'],
  ['Tibetan', 'བསྟན་འཛིན་'],
  ['Ethiopic', 'ሰላማዊት ተስፋዬ'],
  ['Cherokee', 'ᏎᏉᏯ'],
  ['Inuktitut', 'ᐊᓕᓯ ᓴᐃᓚ'],
  ['Syriac', 'ܐܦܪܝܡ'],
  ['Thaana', 'އާދަމް'],
  ['N’Ko', 'ߛߏߟߏߡߊߣߊ'],
  ['Adlam', '𞤀𞤣𞤤𞤢𞤥'],
  ['Vai', 'ꔳꕪ'],
  ['Tifinagh', 'ⵜⵉⴼⵉⵏⴰⵖ'],
  ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ'],
  ['Osage', '𐓷𐓘𐓻𐓘𐓻𐓟'],
  ['Chinese, simplified', '陈 伟 龚琳娜 喆'],
  ['Chinese, traditional', '陳偉 蘇麗儀 衞堃'],
  ['Japanese', '髙﨑さくら サクラ 渡邉'],
  ['Korean', '김민준 똠햏'],
  ['emoji', 'Ada 🏠'],
];

describe('a name', () => {
  it.each(NAMES)('in %s stands in the PDF letter by letter, with no box', (_, name) => {
    const data = sampleDeclarations({ insured: { name: `${name} Lake` } });
    expect(rendered('declarations', data).missingGlyphs).toEqual([]);
  });

  it('with letters that no font has is drawn with boxes, and they are told', () => {
    const data = sampleDeclarations({ insured: { name: 'Ada 𓁐 𓀀 陈' } });
    expect(rendered('declarations', data).missingGlyphs).toEqual(['U+13000', 'U+13050']);
  });

  it.each([
    ['陈 伟', '陈 伟'],
    ['김민준', '김민준'],
    ['Հայկ', 'Հայկ'],
  ])('can be copied out of the PDF: %s', async (name, copied) => {
    const { pdf } = rendered('declarations', sampleDeclarations({ insured: { name } }));
    expect(await pdfText(pdf)).toContain(copied);
  });
});

describe('a document', () => {
  it.each(DOCUMENT_KINDS)('of kind %s has the same bytes each time it is made', (kind) => {
    const [one, other] = [rendered(kind, sampleData[kind]), rendered(kind, sampleData[kind])];
    expect(sha256Of(other.pdf)).toBe(sha256Of(one.pdf));
    expect(sha256Of(other.html)).toBe(sha256Of(one.html));
    expect(one.html).toContain(`<h1>${one.content.title}</h1>`);
  });

  it.each(DOCUMENT_KINDS)('of kind %s is tagged, names its language and carries its fonts', (kind) => {
    const { pdf } = rendered(kind, sampleData[kind]);
    const text = pdf.toString('latin1');
    for (const part of ['/Lang', '/MarkInfo', '/StructTreeRoot', '/FontFile'])
      expect([part, text.includes(part)]).toEqual([part, true]);
  });

  it('has the bytes that another process gave it, or another version of the templates', () => {
    const names = NAMES.map(([, name]) => name).join(', ');
    const all = [
      ...DOCUMENT_KINDS.map((kind) => rendered(kind, sampleData[kind])),
      rendered('declarations', sampleDeclarations({ remarks: [names] })),
    ];
    const sha256 = sha256Of(all.map(({ pdf, html }) => sha256Of(pdf) + sha256Of(html)).join(' '));
    expect({ templateVersion: TEMPLATE_VERSION, sha256 }).toEqual(MADE_BEFORE);
  });

  it('numbers its pages and repeats what it is about', async () => {
    const { pdf, pages } = rendered('declarations', longDeclarations());
    expect(pages).toBeGreaterThan(2);
    const text = await pdfText(pdf);
    for (let page = 1; page <= pages; page += 1) expect(text).toContain(`Page ${page} of ${pages}`);
  });

  it('of adverse action names at most four reasons and tells the rights of the Fair Credit Reporting Act', async () => {
    const data = sampleData.adverse_action_notice;
    const text = await pdfText(rendered('adverse_action_notice', data).pdf);
    for (const reason of data.reasons) expect(text).toContain(reason);
    expect(text).toContain('within 60 days');
    expect(text).toContain('free');
    const reasons = [...data.reasons, 'One too many'];
    expect(() => rendered('adverse_action_notice', { ...data, reasons })).toThrow(
      expect.objectContaining({ code: 'documents.invalid-data' }),
    );
  });

  const copyFor = { role: 'Mortgagee', name: 'First Prairie Bank', reference: 'Loan 8830-12' } as const;
  it.each([
    ['cancellation_notice', 'A policy in which you have an interest is being canceled'],
    ['rescission_notice', 'The policy remains in force'],
    ['reinstatement_notice', 'The policy is reinstated'],
    ['non_renewal_notice', 'A policy in which you have an interest will not be renewed'],
  ] as const)('of kind %s speaks to a lender of a policy that is not its own', async (kind, words) => {
    const text = await pdfText(rendered(kind, { ...sampleData[kind], copyFor }).pdf);
    for (const part of ['Mortgagee First Prairie Bank', 'Named insured Walter Quinn', 'Loan 8830-12', words])
      expect(text).toContain(part);
    expect(text).not.toMatch(/Your (policy|coverage)|your policy is/);
  });
});
