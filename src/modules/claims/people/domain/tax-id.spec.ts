import { describe, expect, it } from '@jest/globals';
import { isTaxId } from './tax-id.js';

describe('a tax identifier', () => {
  it.each(['123-45-6789', '123456789', '12-3456789', '900-70-1234', '001-01-0001', '001010001'])(
    'can be %s',
    (taxId) => expect(isTaxId(taxId)).toBe(true),
  );

  it.each([
    '000-00-0000',
    '000-12-3456',
    '666-12-3456',
    '123-00-4567',
    '123-45-0000',
    '00-1234567',
    '12-0000000',
    '000000000',
    '000123456',
  ])('cannot be %s, which nobody was given', (taxId) => expect(isTaxId(taxId)).toBe(false));
});
