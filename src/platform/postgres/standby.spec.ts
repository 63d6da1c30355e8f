import { describe, expect, it } from '@jest/globals';
import type { StandbyState } from './standby.js';
import { Standby, standbyOf } from './standby.js';

describe('what is known of a standby', () => {
  it('is told once when it fails, and once when it answers again', () => {
    const told: StandbyState[] = [];
    const standby = new Standby('postgresql://app@standby/bindery');
    standby.onChange((state) => void told.push(state));
    standby.answered();
    expect([standby.isResting, standby.state]).toEqual([false, { isUsed: true, reason: null }]);
    standby.failed('connection refused');
    standby.failed('connection refused');
    expect(standby.isResting).toBe(true);
    standby.answered();
    expect(told).toEqual([
      { isUsed: false, reason: 'connection refused' },
      { isUsed: true, reason: null },
    ]);
  });

  it('is the same for all parts of an application, and none without a setting', () => {
    const config = { databaseReadUrl: 'postgresql://app@standby/bindery' };
    expect(standbyOf(config)).toBe(standbyOf(config));
    expect(standbyOf({ ...config })).not.toBe(standbyOf(config));
    expect(standbyOf({ databaseReadUrl: null })).toBeNull();
  });
});
