import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../shared/actor.js';
import type { PermissionName } from './permissions.js';
import { definePermissions, holds, needsTwoFactors } from './permissions.js';

definePermissions({
  'spec.look': { title: 'Look', roles: ['agent', 'adjuster', 'admin'] },
  'spec.sign': { title: 'Sign', roles: ['admin', 'system'], isCompanyWide: true },
  'spec.self': { title: 'Oneself', roles: ['adjuster', 'admin'], isForUsers: true },
});
const NAMES = ['spec.look', 'spec.sign', 'spec.self', 'spec.gone'] as unknown as readonly PermissionName[];

const adjuster: Actor = { id: 'a', role: 'adjuster', agencyId: null, sessionId: 's' };
const signs = { permissions: ['spec.sign', 'spec.gone'], only: false };

describe('what somebody holds', () => {
  it.each<[string, Actor, readonly string[]]>([
    ['by the built-in role', adjuster, ['spec.look', 'spec.self']],
    [
      'by a role of the company too',
      { ...adjuster, further: signs },
      ['spec.look', 'spec.sign', 'spec.self'],
    ],
    ['by it alone', { ...adjuster, further: { ...signs, only: true } }, ['spec.sign', 'spec.self']],
    ['by none', { ...adjuster, further: { permissions: [], only: true } }, ['spec.self']],
    ['in an agency, within it', { ...adjuster, agencyId: 'x', further: signs }, ['spec.look', 'spec.self']],
    [
      'through a program, what both name',
      { ...adjuster, further: signs, delegated: ['spec.sign'] },
      ['spec.sign'],
    ],
  ])('%s', (_case, actor, held) => {
    expect(NAMES.filter((name) => holds(actor, name))).toEqual(held);
  });

  it('needs two factors where no role could have it with one', () => {
    expect(needsTwoFactors(adjuster, ['admin'])).toBe(false);
    expect(needsTwoFactors({ ...adjuster, further: signs }, ['admin'])).toBe(true);
    expect(
      needsTwoFactors({ ...adjuster, further: { permissions: ['spec.look'], only: false } }, ['admin']),
    ).toBe(false);
    expect(needsTwoFactors({ role: 'admin' }, ['admin'])).toBe(true);
    expect(needsTwoFactors({ ...adjuster, further: signs }, [])).toBe(false);
  });
});
