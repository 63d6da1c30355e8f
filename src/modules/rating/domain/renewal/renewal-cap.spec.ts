import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Money } from '../../../../shared/money.js';
import type { RenewalCap } from './renewal-cap.js';
import { capRenewal, changeInPercent } from './renewal-cap.js';

const FIFTEEN: RenewalCap = { maxIncrease: '15', maxDecrease: '15', unit: '0.01' };
const usd = (text: string): Money => Money.parse(text);

function renewal(expiringPlan: string, newPlan: string, cap = FIFTEEN) {
  return capRenewal({ expiringPlan: usd(expiringPlan), newPlan: usd(newPlan), carried: null }, cap);
}

describe('the cap on a renewal', () => {
  it('gives 15% of an indicated 20% now and the other 4.3% next', () => {
    const first = renewal('1000.00', '1200.00');
    expect([first.indicatedChange, first.appliedChange, first.nextChange].map(String)).toEqual([
      '20.0',
      '15.0',
      '4.3',
    ]);
    expect(String(first.charged)).toBe('1150.00');

    const { carried } = first;
    const next = capRenewal({ expiringPlan: usd('1200.00'), newPlan: usd('1200.00'), carried }, FIFTEEN);
    expect([String(next.before), String(next.indicatedChange), String(next.charged)]).toEqual([
      '1150.00',
      '4.3',
      '1200.00',
    ]);
    expect([next.carried, next.nextChange]).toEqual([null, null]);
  });

  it('leaves what the customer changed uncapped: both plans are asked about the new characteristics', () => {
    const first = renewal('1000.00', '1200.00');
    // A second car doubles what either plan says; the policy still lacks the same 4.3 percent.
    const next = capRenewal(
      { expiringPlan: usd('2400.00'), newPlan: usd('2400.00'), carried: first.carried },
      FIFTEEN,
    );
    expect([String(next.before), String(next.charged), String(next.appliedChange)]).toEqual([
      '2300.00',
      '2400.00',
      '4.3',
    ]);
  });

  it.each([
    ['within the cap', '1000.00', '1149.99', '1149.99', null],
    ['at the cap', '1000.00', '1150.00', '1150.00', null],
    ['a decrease beyond the cap', '1000.00', '700.00', '850.00', '-17.6'],
    ['from nothing', '0.00', '700.00', '700.00', null],
    ['to nothing', '100.00', '0.00', '85.00', '-100.0'],
    ['a fraction of a cent more than allowed', '100.33', '200.00', '115.37', '73.4'],
  ])('%s: %s to %s', (_, expiring, indicated, charged, next) => {
    const capped = renewal(expiring, indicated);
    expect([String(capped.charged), capped.nextChange?.toString() ?? null]).toEqual([charged, next]);
  });

  it('rounds toward what the policy pays now, and never past it', () => {
    const dollars = { maxIncrease: '10', maxDecrease: '10', unit: '1' };
    expect(String(renewal('501.00', '700.00', dollars).charged)).toBe('551.00');
    expect(String(renewal('501.00', '300.00', dollars).charged)).toBe('451.00');
    expect(String(renewal('12.00', '20.00', { ...dollars, unit: '5' }).charged)).toBe('12.00');
  });

  it('never moves a premium further than the cap, nor past what is indicated', () => {
    const cents = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 0, max: 60 }), (old, indicated, percent) => {
        const cap = { maxIncrease: String(percent), maxDecrease: String(percent), unit: '0.01' };
        const { charged } = capRenewal(
          { expiringPlan: Money.ofCents(old), newPlan: Money.ofCents(indicated), carried: null },
          cap,
        );
        expect(Math.abs(charged.cents - old) * 100).toBeLessThanOrEqual(old * percent);
        expect(charged.cents).toBeGreaterThanOrEqual(Math.min(old, indicated));
        expect(charged.cents).toBeLessThanOrEqual(Math.max(old, indicated));
      }),
    );
  });

  it('reaches the indicated premium after enough renewals', () => {
    let carried = renewal('100.00', '400.00').carried;
    let renewals = 1;
    while (carried !== null && renewals < 50) {
      carried = capRenewal({ expiringPlan: usd('400.00'), newPlan: usd('400.00'), carried }, FIFTEEN).carried;
      renewals += 1;
    }
    // 1.15 to the tenth is the first power above four.
    expect([carried, renewals]).toEqual([null, 10]);
  });
});

describe('the change in percent', () => {
  it('is rounded as told, and null from nothing', () => {
    const cent = { unit: '0.01', mode: 'half-up' } as const;
    expect(String(changeInPercent(usd('300.00'), usd('301.00'), cent))).toBe('0.33');
    expect(String(changeInPercent(usd('300.00'), usd('298.00'), cent))).toBe('-0.67');
    expect(changeInPercent(usd('0.00'), usd('1.00'), cent)).toBeNull();
  });
});
