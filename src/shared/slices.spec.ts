import { describe, expect, it } from '@jest/globals';
import type { Slices } from './slices.js';
import { eachInSlices, inOneGo, mapInSlices } from './slices.js';

const ITEMS = Array.from({ length: 5_000 }, (_, index) => index);

function breaksOf(work: Slices<unknown>): number {
  let breaks = 0;
  while (!work.next().done) breaks += 1;
  return breaks;
}

describe('work in slices', () => {
  it('comes to the same in one go', () => {
    expect(inOneGo(mapInSlices(ITEMS, (item, index) => item + index))).toEqual(ITEMS.map((item) => 2 * item));
  });

  it('stops now and then, and not for a few', () => {
    expect(breaksOf(eachInSlices(ITEMS, () => undefined))).toBe(2);
    expect(breaksOf(eachInSlices(ITEMS.slice(0, 100), () => undefined))).toBe(0);
  });
});
