import { describe, expect, it } from '@jest/globals';
import { roleOf } from './role-rules.js';

const TERMS = {
  roleClaim: 'groups',
  roleRules: [
    { value: 'Claims', role: 'adjuster', agencyId: null },
    { value: 'Lakeside', role: 'agent', agencyId: 'lakeside' },
    { value: 'Sales', role: 'agent', agencyId: null },
    { value: 'Partners', role: 'underwriter', agencyId: 'partner' },
    { value: 'Payers', role: null, agencyId: null, furtherRoles: ['payer'] },
    { value: 'Leads', role: 'adjuster', agencyId: null, furtherRoles: ['lead', 'payer'] },
  ],
  defaultRole: 'agent',
  agencyId: 'home',
} as const;

describe('the role of somebody whom a provider sends', () => {
  it.each<[unknown, string, string | null]>([
    [['Lakeside', 'Claims'], 'adjuster', null],
    ['Lakeside', 'agent', 'lakeside'],
    [['Sales'], 'agent', 'home'],
    [['Partners'], 'underwriter', 'partner'],
    [[], 'agent', 'home'],
    [undefined, 'agent', 'home'],
    [{ Claims: true }, 'agent', 'home'],
    [['claims'], 'agent', 'home'],
    [[['Claims']], 'agent', 'home'],
  ])('follows the first rule that fits %j: %s of %s', (groups, role, agencyId) => {
    expect(roleOf(TERMS, { groups })).toEqual({ role, agencyId, furtherRoles: [] });
  });

  it('is the least without a claim to look at', () => {
    expect(roleOf({ ...TERMS, roleClaim: null }, { groups: ['Claims'] })).toEqual({
      role: 'agent',
      agencyId: 'home',
      furtherRoles: [],
    });
  });

  it('has the roles of the company of all rules that fit, each once', () => {
    expect(roleOf(TERMS, { groups: ['Payers', 'Leads', 'Sales'] })).toEqual({
      role: 'agent',
      agencyId: 'home',
      furtherRoles: ['payer', 'lead'],
    });
    expect(roleOf(TERMS, { groups: ['Payers'] })).toMatchObject({ role: 'agent', furtherRoles: ['payer'] });
  });
});
