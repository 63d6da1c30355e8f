import { describe, expect, it } from '@jest/globals';
import {
  breakIn,
  composed,
  hiddenCharacter,
  hiddenInReference,
  isWorded,
  oneLine,
  pilesMarks,
  reference,
} from './text.js';

describe('text that people read', () => {
  it.each([
    ['English', "O'Hara-Zabel, 12½ Main St.\nsecond line"],
    ['Persian with a zero-width non-joiner', 'علی\u200cرضا'],
    ['Hindi with a joiner after its virama', 'क्\u200dष शर्मा'],
    ['Sinhala with a joiner', 'ශ්\u200dරී ලංකා'],
    ['Chinese', '陈 伟'],
    ['Japanese with a variation selector', '葛\u{e0100}城'],
    ['Armenian', 'Հայկ'],
    ['Hebrew with points', 'שָׁלוֹם'],
    ['a family in emoji', '👨\u200d👩\u200d👧'],
    ['a heart and a keycap', '❤\ufe0f 1\ufe0f\u20e3'],
    ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ])('keeps %s', (_case, text) => expect(hiddenCharacter(text)).toBeNull());

  it.each([
    ['a zero-width space', 'Ada\u200bLake', 'U+200B'],
    ['an escape', '\u001b[31mAda', 'U+001B'],
    ['DEL', 'Ada\u007f', 'U+007F'],
    ['a control of the upper half', 'Ada\u0085', 'U+0085'],
    ['a right-to-left override', 'Ada\u202eekaL', 'U+202E'],
    ['an isolate', '\u2066Ada\u2069', 'U+2066'],
    ['a mark of direction', 'Ada\u200f', 'U+200F'],
    ['a byte order mark', '\ufeffAda', 'U+FEFF'],
    ['a word joiner', 'Ada\u2060Lake', 'U+2060'],
    ['a soft hyphen', 'Ada\u00adLake', 'U+00AD'],
    ['a Hangul filler', '\u3164', 'U+3164'],
    ['a line separator', 'Ada\u2028Lake', 'U+2028'],
    ['a Braille blank', '\u2800', 'U+2800'],
    ['no character at all', 'Ada\ufffe', 'U+FFFE'],
    ['a joiner among Latin letters', 'Ada\u200dLake', 'U+200D'],
    ['a non-joiner that joins nothing', 'علی\u200c', 'U+200C'],
    ['a variation selector of a letter', 'Ada\ufe0f', 'U+FE0F'],
    ['hidden tags', 'Ada\u{e0041}', 'U+E0041'],
    ['tags behind a flag that Unicode does not have', `🏴${'\u{e0061}'.repeat(31)}\u{e007f}`, 'U+E0061'],
    ['a character of private use', 'Ada\ue000', 'U+E000'],
    ['a letter that was lost on the way', 'N\ufffdñez', 'U+FFFD'],
  ])('may not hide %s', (_case, text, expected) => expect(hiddenCharacter(text)).toBe(expected));

  it('is judged in the time of one reading, also where it was made to be slow', () => {
    const tags = '\u{e0061}'.repeat(400_000);
    expect(hiddenCharacter(`🏴${tags}`)).toBe('U+E0061');
    expect(hiddenCharacter(tags)).toBe('U+E0061');
  });

  it('puts no more marks on a letter than a language does', () => {
    expect(pilesMarks(`a${'\u0301\u0316'.repeat(15)}b${'\u0301'.repeat(30)}`)).toBe(false);
    expect(pilesMarks(`a${'\u0301\u0316'.repeat(15)}\u0301`)).toBe(true);
  });

  it('is no word without a letter or a digit', () => {
    for (const text of ['Ng', '3M', '陈', 'علي', '']) expect(isWorded(text)).toBe(true);
    for (const text of ['---', '.', '😀', '\u0301']) expect(isWorded(text)).toBe(false);
  });

  it('is composed, and a line has no white space that nobody meant', () => {
    expect(composed('Nu\u0301n\u0303ez')).toBe('Núñez');
    expect(oneLine(' Ada\u00a0\u3000Lake ')).toBe('Ada Lake');
    expect(breakIn('Ada\tLake')).toBe('U+0009');
    expect(breakIn('Ada\nLake')).toBe('U+000A');
    expect(breakIn('Ada Lake')).toBeNull();
  });
});

describe('a reference', () => {
  it('is one however it is padded, composed or typed in full width, and its case counts', () => {
    for (const text of [
      'LB-77',
      'LB-77 ',
      '\u00a0LB-77',
      'ＬＢ－７７',
      'LB\u201177',
      'LB\u201077',
      'LB–77',
      'LB−77',
      'LB-⑦7',
    ])
      expect(reference(text)).toBe('LB-77');
    expect(reference('ﬁle ﾊ²')).toBe('file ハ2');
    expect(reference('lb-77')).toBe('lb-77');
    expect(reference('Loan  47\u200911')).toBe('Loan 47 11');
    expect(reference('e\u0301-1')).toBe('é-1');
  });

  it('hides nothing, also not where a word may', () => {
    expect(hiddenInReference('علی\u200cرضا')).toBe('U+200C');
    expect(hiddenInReference('LB\t77')).toBe('U+0009');
    expect(hiddenInReference('1\ufe0f')).toBe('U+FE0F');
    expect(hiddenInReference('LB-77')).toBeNull();
  });
});
