import { hash, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { holdsCardNumber } from './card-number.js';

describe('a card number', () => {
  it('is found in no UUID and no digest, so that what machines refer by is taken', () => {
    const uuids = Array.from({ length: 20_000 }, () => randomUUID());
    expect(uuids.filter(holdsCardNumber)).toEqual([]);
    const digests = uuids.map((uuid) => hash('sha256', uuid));
    expect(digests.filter(holdsCardNumber)).toEqual([]);
  });

  it.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    'paid with 378282246310005 today',
    '６０１１１１１１１１１１１１１７',
    '41111111111111111228123',
    '5555.5555.5555.4444',
    'deadbeef 4111111111111111',
    '4111111111111111-abcdef',
    '41111111-1111-1111-1111-111111111111',
  ])('is found in %p', (text) => expect(holdsCardNumber(text)).toBe(true));

  it.each([
    'CHK-000123',
    '4111111111111112',
    '021000021 123456789',
    '411111111111',
    'POL-2026-0000001-01',
    '',
    '2026-11-25T10:00:00Z',
    // Thirteen digits and a check digit that is right, but no card that pays.
    '0000000000000',
    '9111111111111115',
    // A UUID and a digest that hold sixteen digits whose check digit is right.
    'a4111111-1111-1111-81b0-0c7e5ad3fe21',
    '0f4111111111111111a3b4c5d6e7f80912',
  ])('is not found in %p', (text) => expect(holdsCardNumber(text)).toBe(false));
});
