import { describe, expect, it } from '@jest/globals';
import { AAL1, AAL2, AAL2_SMS, neededLevel, reaches } from './levels.js';

describe('the level that is asked for', () => {
  it.each([
    [undefined, AAL1],
    ['', AAL1],
    [42, AAL1],
    ['phr', AAL1],
    [AAL2, AAL2],
    [AAL2_SMS, AAL2_SMS],
    [`${AAL2} ${AAL2_SMS}`, AAL2_SMS],
    [`${AAL2} ${AAL1}`, AAL1],
    [`phr ${AAL2}`, AAL2],
  ])('by %j is %s', (acrValues, level) => {
    expect(neededLevel(acrValues)).toBe(level);
  });

  it('is reached by itself and by what is stronger; a code by SMS is no two factors to whoever asks for them', () => {
    expect([AAL1, AAL2_SMS, AAL2].map((level) => reaches(level, AAL2))).toEqual([false, false, true]);
    expect([AAL1, AAL2_SMS, AAL2].map((level) => reaches(level, AAL2_SMS))).toEqual([false, true, true]);
    expect([null, undefined, 'another word'].map((acr) => reaches(acr, AAL2_SMS))).toEqual([
      false,
      false,
      false,
    ]);
    expect(reaches(null, AAL1)).toBe(true);
  });
});
