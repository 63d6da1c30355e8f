import { describe, expect, it } from '@jest/globals';
import { Recent } from './recent.js';

describe('what is kept of the recent', () => {
  it('is what was used last, when it is full', () => {
    const recent = new Recent<number>(2);
    recent.remember('a', 1);
    recent.remember('b', 2);
    recent.find('a');
    recent.remember('c', 3);
    expect(['a', 'b', 'c'].map((key) => recent.find(key))).toEqual([1, undefined, 3]);
  });

  it('loses nothing else when a thing is put in again', () => {
    const recent = new Recent<number>(2);
    recent.remember('a', 1);
    recent.remember('b', 2);
    recent.remember('b', 3);
    expect(['a', 'b'].map((key) => recent.find(key))).toEqual([1, 3]);
  });

  it('is gone when it is told to forget it', () => {
    const recent = new Recent<number>(2);
    recent.remember('a', 1);
    recent.forget('a');
    expect(recent.find('a')).toBeUndefined();
  });
});
