import { describe, expect, it } from '@jest/globals';
import { endingOf, newSmsCode, phoneOf, smsCodeOf, smsTextOf } from './sms-codes.js';

describe('a code', () => {
  it('has six digits, zeros in front too, and is not the one before', () => {
    const codes = Array.from({ length: 2000 }, newSmsCode);
    expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBeGreaterThan(1950);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  });

  it.each([
    ['123456', '123456'],
    [' 123 456\n', '123456'],
    ['12345', null],
    ['1234567', null],
    ['12345a', null],
    ['', null],
    ['\u0661\u0662\u0663\u0664\u0665\u0666', null],
  ])('typed as %j is %j', (typed, code) => {
    expect(smsCodeOf(typed)).toBe(code);
  });

  it('stands in one message with whom it is for, which a telephone can read', () => {
    expect(smsTextOf('012345', 'http://localhost:3000')).toBe(
      '012345 is your Bindery code, for 5 minutes. Nobody from Bindery asks you for it.',
    );
    const text = smsTextOf('012345', 'https://core.example.com');
    expect(text.endsWith('\n\n@core.example.com #012345')).toBe(true);
    expect(text.length).toBeLessThanOrEqual(160);
  });
});

describe('a number', () => {
  it.each([
    ['+1 614 555 0123', '+16145550123'],
    ['(614) 555-0123', '+16145550123'],
    ['1-614-555-0123', '+16145550123'],
    ['001 614.555.0123', '+16145550123'],
    ['+1 014 555 0123', null],
    ['+1 900 555 0123', null],
    ['+1 614 155 0123', null],
    ['+49 151 23456789', null],
    ['614555', null],
    ['+', null],
    ['', null],
    ['+16145550123\r\nBcc: x', null],
    ['+1614555012\u0663', null],
    ['+'.padEnd(500, '1'), null],
  ])('typed as %j is %j', (typed, phone) => {
    expect(phoneOf(typed, ['+1'])).toBe(phone);
  });

  it('may be of other countries where messages may go there', () => {
    expect(phoneOf('+49 151 23456789', ['+1', '+49'])).toBe('+4915123456789');
    expect(phoneOf('+1 614 555 0123', ['+49'])).toBeNull();
    expect(phoneOf('+1 876 555 0123', ['+1614'])).toBeNull();
  });

  it('is shown by its last two digits', () => {
    expect(endingOf('+16145550123')).toBe('23');
  });
});
