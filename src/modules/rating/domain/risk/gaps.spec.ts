import { describe, expect, it } from '@jest/globals';
import { compiled, smallManual, smallRisk, TODAY } from '../../../../../test/support/small-manual.js';
import { riskGaps } from './gaps.js';

const manual = compiled(
  smallManual({
    lists: [{ path: 'drivers', title: 'Drivers', min: 1, max: 4 }],
    inputs: [
      { path: 'propertyInfo.territory', type: 'text', title: 'Territory', required: true },
      { path: 'propertyInfo.yearBuilt', type: 'integer', title: 'Year of construction', required: false },
      { path: 'drivers[].name', type: 'text', title: 'Name of the driver', required: true },
    ],
  }),
);
const gaps = (parts: Readonly<Record<string, unknown>>) => riskGaps(manual, smallRisk(parts), TODAY);

describe('the gaps of a risk', () => {
  it('are none where all that is required is there', () => {
    const whole = { propertyInfo: { territory: '4' }, drivers: [{ name: 'Ada' }] };
    expect(gaps(whole)).toEqual({ missing: [], wrong: [], missingToBind: [] });
  });

  it('are named in the words of the manual, and an input that may be left out is none', () => {
    expect(gaps({}).missing).toEqual([
      { pointer: '/drivers', title: 'Drivers' },
      { pointer: '/propertyInfo/territory', title: 'Territory' },
    ]);
  });

  it('point into the element of a list', () => {
    const { missing } = gaps({ propertyInfo: { territory: '4' }, drivers: [{ name: 'Ada' }, {}] });
    expect(missing).toEqual([{ pointer: '/drivers/1/name', title: 'Name of the driver' }]);
  });

  it('take null for not given yet', () => {
    const { missing } = gaps({ propertyInfo: { territory: null }, drivers: [{ name: 'Ada' }] });
    expect(missing).toMatchObject([{ pointer: '/propertyInfo/territory' }]);
  });

  it('are kept apart from what is wrong', () => {
    const { missing, wrong } = gaps({
      lifeInfo: { age: 38 },
      propertyInfo: { yearBuilt: 'old' },
      drivers: [],
    });
    expect(missing).toMatchObject([{ pointer: '/propertyInfo/territory' }]);
    expect(wrong.map(({ pointer }) => pointer).sort()).toEqual([
      '/drivers',
      '/lifeInfo',
      '/propertyInfo/yearBuilt',
    ]);
  });
});
