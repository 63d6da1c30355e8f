import { describe, expect, it } from '@jest/globals';
import { readings } from './readings.js';

describe('how a searched name may be written', () => {
  it('is as typed, each word for itself', () => {
    expect(readings('Ada  Lake')).toEqual([[['Ada']], [['Lake']]]);
  });

  it('is with a space where a hyphen was typed', () => {
    expect(readings('Smith-Jones')).toEqual([[['Smith-Jones'], ['Smith', 'Jones']]]);
  });

  it('is in one word or any two of an East Asian name, typed with a space or without', () => {
    expect(readings('王小明')).toEqual([[['王小明'], ['王小明'], ['王', '小明'], ['王小', '明']]]);
    expect(readings('김 민수')).toEqual([[['김', '민수'], ['김민수'], ['김', '민수'], ['김민', '수']]]);
  });

  it('is with or without dots and spaces between initials', () => {
    expect(readings('J R Ewing')).toEqual([[['J', 'R'], ['JR']], [['Ewing']]]);
    expect(readings('J.R. Ewing')).toEqual([[['J.R.'], ['J', 'R']], [['Ewing']]]);
    expect(readings('J. R.')).toEqual([[['J.', 'R.'], ['J.R.']]]);
  });

  it('is in initials of two or three letters that were typed as one', () => {
    expect(readings('bk')).toEqual([[['bk'], ['b k']]]);
    expect(readings('jrr AJK Tolkien')).toEqual([[['jrr'], ['j r r']], [['AJK'], ['A J K']], [['Tolkien']]]);
  });

  it('is with an umlaut or the e that stands for it', () => {
    expect(readings('Müller')).toEqual([[['Müller'], ['Mueller']]]);
    expect(readings('Mueller')).toEqual([[['Mueller'], ['Muller']]]);
    expect(readings('Ågren-Söder')).toContainEqual([
      ['Ågren-Söder'],
      ['Ågren', 'Söder'],
      ['aagren-Soeder'],
      ['aagren', 'Soeder'],
    ]);
    for (const name of ['Joe', 'Michael', 'Samuel', 'Noel', 'Queen', 'Sue', 'Louis'])
      expect(readings(name)).toEqual([[[name]]]);
  });

  it('is only as typed where it is too long for a person', () => {
    const company = '东方国际贸易有限公司';
    expect(readings(company)).toEqual([[[company]]]);
  });
});
