import { describe, expect, it } from '@jest/globals';
import { holdsCardNumber } from './card-number.js';

describe('a card number', () => {
  it.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    'paid with 378282246310005 today',
    '６０１１１１１１１１１１１１１７',
    '41111111111111111228123',
    '5555.5555.5555.4444',
  ])('is found in %p', (text) => expect(holdsCardNumber(text)).toBe(true));

  it.each([
    'CHK-000123',
    '4111111111111112',
    '021000021 123456789',
    '411111111111',
    'POL-2026-0000001-01',
    '',
    '2026-11-25T10:00:00Z',
  ])('is not found in %p', (text) => expect(holdsCardNumber(text)).toBe(false));
});
