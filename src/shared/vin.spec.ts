import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDigitOf, vinFault } from './vin.js';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPRSTUVWXYZ'];

describe('a vehicle identification number', () => {
  it.each(['11111111111111111', '1M8GDM9AXKP042788', '5GZCZ43D13S812715', '1HGCM82633A004352'])(
    '%s is one',
    (vin) => {
      expect(vinFault(vin)).toBeNull();
    },
  );

  it.each([
    ['1M8GDM9A1KP042788', 'check digit'],
    ['11111111111111112', 'check digit'],
    ['5GZCZ43D13S81271', '17 digits'],
    ['5GZCZ43D13S8127155', '17 digits'],
    ['5gzcz43d13s812715', 'capital letters'],
    ['5GZCZ43D13S81271O', 'without I, O and Q'],
    ['', '17 digits'],
  ])('%s is none: %s', (vin, why) => {
    expect(vinFault(vin)).toContain(why);
  });

  it('is known by its check digit', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 }), (characters) => {
        const vin = characters.join('');
        const sound = vin.slice(0, 8) + checkDigitOf(vin) + vin.slice(9);
        expect(vinFault(sound)).toBeNull();
      }),
    );
  });

  it('shows one wrong digit wherever it stands', () => {
    const places = fc.integer({ min: 0, max: 16 }).filter((at) => at !== 8);
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(digits, places, fc.integer({ min: 1, max: 9 }), (all, at, more) => {
        const text = all.join('');
        const sound = text.slice(0, 8) + checkDigitOf(text) + text.slice(9);
        const other = String((Number(sound.charAt(at)) + more) % 10);
        expect(vinFault(sound.slice(0, at) + other + sound.slice(at + 1))).toContain('check digit');
      }),
    );
  });
});
