import { describe, expect, it } from '@jest/globals';
import { screenedName } from './screened-name.js';

describe('names as they are compared', () => {
  it.each([
    ['the order of words', 'LAKE, Ada Marie', 'Ada Marie Lake'],
    ['case', 'ada lake', 'ADA LAKE'],
    ['marks', 'López Núñez, José', 'Jose Lopez Nunez'],
    ['letters that have no mark to lose', 'Jørgen Strauß', 'JORGEN STRAUSS'],
    ['hyphens', 'AL-ZAHRANI', 'Al Zahrani'],
    ['points and apostrophes', 'O’Neil Trading S.A.', "O'NEIL TRADING SA"],
    ['spaces', '  Ada \t Lake ', 'Ada Lake'],
    ['wide letters', 'ＡＤＡ Lake', 'Ada Lake'],
  ])('do not differ by %s', (_what, one, other) => {
    expect(screenedName(one)).toBe(screenedName(other));
    expect(screenedName(one)).not.toBe('');
  });

  it.each([
    ['another word', 'Ada Lake', 'Ada Lakes'],
    ['a word more', 'Ada Lake', 'Ada M Lake'],
    ['a word twice', 'Ada Ada Lake', 'Ada Lake'],
    ['letters of another script', 'Ада', 'Ada'],
  ])('differ by %s', (_what, one, other) => {
    expect(screenedName(one)).not.toBe(screenedName(other));
  });

  it('are empty where nothing is left', () => {
    expect(screenedName(' -.- ')).toBe('');
  });
});
