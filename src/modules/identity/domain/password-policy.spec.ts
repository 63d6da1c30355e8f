import { describe, expect, it } from '@jest/globals';
import { isSameInSubstance } from './look-alikes.js';
import { contextWords, normalizePassword, passwordFault } from './password-policy.js';

const user = {
  email: 'Maria.Lopez@northgate-agency.com',
  firstName: 'Maria',
  lastName: 'Lopez',
  agencyName: 'Tidewater Brokers',
};
const context = contextWords(user);
const fault = (password: string): string | null => passwordFault(normalizePassword(password), context);

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
    ['Maria.Lopez@northgate-agency.com', 'guessable-from-context'],
    ['maria.lopez@northgate-agency.com1!', 'guessable-from-context'],
    ['mariia.l0pez@northgateagency.con', 'guessable-from-context'],
    ['m\u0430ri\u0430.l\u043epez@northgate-agency.com', 'guessable-from-context'],
    ['M\u00e1ria.L\u00f3pez@northgate-agency.com', 'guessable-from-context'],
    ['\uff4d\uff41\uff52\uff49\uff41.lopez@northgate-agency.com', 'guessable-from-context'],
    ['Tidewater Brokers 26', 'guessable-from-context'],
    ['zepol.airam says good morning', null],
  ])('PWD-01, PWD-02, PWD-05 %j gives %s', (password, expected) => {
    expect(fault(password)).toBe(expected);
  });

  it.each([
    ['underwriter@demo.bindery.insurance-services', 'Ann', 'Lee'],
    ['li.wu@a-b.photography', 'Li', 'Wu'],
    ['j@x.international', 'J', 'Q'],
  ])('refuses the address %s itself, however short its words', (email, firstName, lastName) => {
    const words = contextWords({ email, firstName, lastName, agencyName: null });
    expect(passwordFault(email, words)).toBe('guessable-from-context');
    expect(passwordFault(email.toUpperCase(), words)).toBe('guessable-from-context');
  });

  it('tells a new password from the current one by more than case, accents and signs', () => {
    expect(isSameInSubstance('Seven quiet lamps!', 'seven-quiet-lamps')).toBe(true);
    expect(isSameInSubstance('Seven quiet lamps', 's\u0435ven quiet lamps')).toBe(true);
    expect(isSameInSubstance('Seven quiet lamps', 'eight quiet lamps')).toBe(false);
    expect(isSameInSubstance('\u{1F600}'.repeat(15), '\u{1F601}'.repeat(15))).toBe(false);
  });

  it('PWD-01 counts one emoji as one character', () => {
    expect(fault('\u{1F600}'.repeat(14))).toBe('too-short');
    expect(fault('\u{1F600}'.repeat(15))).toBeNull();
    expect(fault('\u{1F600}'.repeat(5) + 'ten letter')).toBeNull();
  });

  it('PWD-03 treats composed and decomposed forms as the same password', () => {
    expect(normalizePassword('cafe\u0301 on the corner')).toBe(normalizePassword('caf\u00e9 on the corner'));
  });
});
