import { describe, expect, it } from '@jest/globals';
import { claimsEvents } from '../../claims.events.js';
import { MATTER_ACTIONS, matterLine } from './matter-line.js';

const NAMES = new Map([
  ['l', { name: 'lawsuit 26-CV-1, Common Pleas', amount: '80000.00' }],
  ['s', { name: 'subrogation 1', amount: null }],
  ['b', { name: 'beneficiary 2 (primary)', amount: null }],
]);
const told = (action: string, changes: unknown): unknown => {
  const line = matterLine({ action: `claims.${action}`, changes }, NAMES);
  return line && [line.title, line.amount, line.reason];
};

describe('what a claim’s file tells of deaths, lawsuits and subrogations', () => {
  it.each([
    ['lawsuit-opened', { lawsuitId: 'l', dueOn: '2026-08-12' }, 'filed, answer due 2026-08-12', '80000.00'],
    [
      'lawsuit-ended',
      { lawsuitId: 'l', status: ['open', 'settled'], amount: '2500.00' },
      'settled',
      '2500.00',
    ],
  ])('calls a lawsuit by its court and docket: %s', (action, changes, title, amount) => {
    expect(told(action, changes)).toEqual([`lawsuit 26-CV-1, Common Pleas: ${title}`, amount, null]);
  });

  it('says what was demanded, and why nothing more is', () => {
    expect(told('subrogation-demanded', { subrogationId: 's', amount: '8000.00' })).toEqual([
      'subrogation 1: demanded',
      '8000.00',
      null,
    ]);
    expect(told('subrogation-closed', { subrogationId: 's', reason: 'Paid in full' })).toEqual([
      'subrogation 1: closed',
      null,
      'Paid in full',
    ]);
  });

  it.each([
    [{ standing: ['entitled', 'not_found'], reason: 'No address' }, 'not found', 'No address'],
    [{ contactId: 'c' }, 'payee named', null],
    [{ contactId: null }, 'payee taken back', null],
    [{ hasNoDescendants: true }, 'has no descendants', null],
    [{}, 'changed', null],
  ])('says how it stands with a beneficiary: %j', (changes, title, reason) => {
    expect(told('beneficiary-changed', { beneficiaryId: 'b', ...changes })).toEqual([
      `beneficiary 2 (primary): ${title}`,
      null,
      reason,
    ]);
  });

  it.each([
    ['death-recorded', { manner: 'natural', review: 'none' }, 'death: recorded, natural'],
    [
      'death-recorded',
      { manner: 'homicide', review: 'open' },
      'death: recorded, homicide, contract to be looked into',
    ],
    ['death-reviewed', { review: ['open', 'payable'] }, 'death: contract found payable'],
    ['death-reviewed', { review: ['open', 'contested'] }, 'death: contract found contested'],
  ])('follows a death: %s', (action, changes, title) => {
    expect(told(action, changes)).toEqual([title, null, null]);
  });

  it('needs nothing that was kept in more words', () => {
    expect(told('lawsuit-ended', { lawsuitId: 'gone', status: ['open', 'dismissed'] })).toEqual([
      'lawsuit: dismissed',
      null,
      null,
    ]);
    expect(told('death-settled', null)).toEqual(['death: benefit divided', null, null]);
    expect(told('closed', {})).toBeNull();
  });

  it('cuts a long name, and never what happened', () => {
    const names = new Map([['l', { name: `lawsuit 1, ${'Court '.repeat(40)}`, amount: null }]]);
    const changes = { lawsuitId: 'l', status: ['open', 'settled'] };
    const { title } = matterLine({ action: 'claims.lawsuit-ended', changes }, names) ?? { title: '' };
    expect(title).toHaveLength(200);
    expect(title).toMatch(/^lawsuit 1, Court .*: settled$/);
  });

  it('is of events that there are', () => {
    expect(MATTER_ACTIONS.filter((action) => !(action in claimsEvents))).toEqual([]);
  });
});
