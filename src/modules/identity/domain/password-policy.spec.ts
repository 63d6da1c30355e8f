import { describe, expect, it } from '@jest/globals';
import { contextWords, normalisePassword, passwordFault } from './password-policy.js';

const user = { email: 'Maria.Lopez@northgate-agency.com', firstName: 'Maria', lastName: 'Lopez' };
const context = contextWords(user);
const fault = (password: string): string | null => passwordFault(normalisePassword(password), context);

describe('password policy', () => {
  it.each([
    ['fourteen chars', 'too-short'],
    ['fifteen letters', null],
    ['correct horse battery staple', null],
    ['x'.repeat(129), 'too-long'],
    ['kept whole, never cut: '.padEnd(128, 'abcdefg'), null],
    ['line\nbreaks are no characters', 'unprintable'],
    ['a lone surrogate \ud800 is no text', 'unprintable'],
    ['marialopezmaria1', 'guessable-from-context'],
    ['Bindery-Insurance-1', 'guessable-from-context'],
    ['northgate2026!!!!', 'guessable-from-context'],
    ['maria sings beside the canal', null],
  ])('%j gives %s', (password, expected) => {
    expect(fault(password)).toBe(expected);
  });

  it('counts one emoji as one character', () => {
    expect(fault('\u{1F600}'.repeat(14))).toBe('too-short');
    expect(fault('\u{1F600}'.repeat(15))).toBeNull();
    expect(fault('\u{1F600}'.repeat(5) + 'ten letter')).toBeNull();
  });

  it('treats composed and decomposed forms as the same password', () => {
    expect(normalisePassword('cafe\u0301 on the corner')).toBe(normalisePassword('caf\u00e9 on the corner'));
  });
});
