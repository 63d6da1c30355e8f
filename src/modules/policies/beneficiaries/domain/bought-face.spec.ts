import { describe, expect, it } from '@jest/globals';
import { Money } from '../../../../shared/money.js';
import { boughtFace } from './bought-face.js';

/** So many dollars a year for each thousand; from 150,000 on perhaps at a better rate. */
function rates(perThousand: number, large = perThousand): (face: number) => Promise<Money> {
  return async (face) => Money.ofCents(Math.round((face / 10) * (face >= 150_000 ? large : perThousand)));
}

describe('the face amount that a premium buys', () => {
  it('is smaller where the insured was older than stated', async () => {
    const bought = await boughtFace(200_000, Money.parse('388.00'), rates(2));
    expect(bought?.toString()).toBe('194000.00');
  });

  it('is rounded half up to the cent', async () => {
    const bought = await boughtFace(200_000, Money.parse('388.00'), rates(2.1));
    expect(bought?.toString()).toBe('184761.90');
  });

  it('is not known where the manual has no rate, or charges another one for that size', async () => {
    expect(await boughtFace(200_000, Money.parse('388.00'), async () => null)).toBeNull();
    expect(await boughtFace(200_000, Money.parse('280.00'), rates(2.2, 2))).toBeNull();
  });
});
