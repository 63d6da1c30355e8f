import { describe, expect, it } from '@jest/globals';
import { EnvReader } from '../config/env-reader.js';
import { readSanctionsList, sanctionsScreening } from './sanctions-settings.js';

describe('where the list of sanctions lies', () => {
  it('is nowhere unless told, and then nobody is screened', async () => {
    const files = readSanctionsList(new EnvReader({}));
    expect(files).toBeNull();
    expect(await sanctionsScreening(files).screen(['Bo Hill'])).toEqual({
      list: null,
      listedAt: null,
      matches: [],
    });
  });

  it('is a whole path, beside which that of the aliases stands', () => {
    const reader = new EnvReader({ SANCTIONS_LIST: '/lists/SDN.CSV', SANCTIONS_ALIASES: '/lists/ALT.CSV' });
    expect(readSanctionsList(reader)).toEqual({ list: '/lists/SDN.CSV', aliases: '/lists/ALT.CSV' });
    expect(() => reader.finish()).not.toThrow();
  });

  it.each([
    ['a path that depends on where it is started', { SANCTIONS_LIST: 'SDN.CSV' }, /SANCTIONS_LIST must/],
    ['aliases of no list', { SANCTIONS_ALIASES: '/lists/ALT.CSV' }, /SANCTIONS_ALIASES must/],
  ])('is not %s', (_what, environment, message) => {
    const reader = new EnvReader(environment);
    readSanctionsList(reader);
    expect(() => reader.finish()).toThrow(message);
  });
});
