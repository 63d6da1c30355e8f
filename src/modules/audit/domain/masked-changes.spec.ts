import { describe, expect, it } from '@jest/globals';
import { MASKED, maskedChanges } from './masked-changes.js';

describe('AUD-04 what of a change stands in the trail', () => {
  it('is ids, states, dates and amounts as they are', () => {
    const changes = {
      status: ['open', 'approved'],
      plan: { from: 'full', to: 'quarterly' },
      totalPremium: '501.00',
      usesReport: true,
      decidedBy: null,
      contentHash: 'f59fbf93bcf5'.repeat(5),
    };
    expect(maskedChanges(changes)).toEqual(changes);
  });

  it('is nothing of a field that nobody has decided about, however deep', () => {
    expect(
      maskedChanges({
        password: 'maple-harbor-quote-7',
        address: { line1: '1 Main Street' },
        alternatives: [{ code: 'a', taxId: '12-3456789' }],
        phone: null,
      }),
    ).toEqual({
      password: MASKED,
      address: MASKED,
      alternatives: [{ code: 'a', taxId: MASKED }],
      phone: null,
    });
  });

  it.each([
    ['The license has lapsed.', 'The license has lapsed.'],
    ['Call +1 (614) 555-0100, or write to ada@byron.example.', `Call ${MASKED}, or write to ${MASKED}`],
    ['SSN 078-05-1120', `SSN ${MASKED}`],
    ['card 4111 1111 1111 1111 was used', `card ${MASKED} was used`],
    ['key CANARY-1f7d9a0c4be23a77', `key ${MASKED}`],
  ])('is what people say without secrets and numbers of persons: %s', (reason, told) => {
    expect(maskedChanges({ reason })).toEqual({ reason: told });
  });

  it('has no line of its own for what somebody breaks into two', () => {
    expect(JSON.stringify(maskedChanges({ reason: 'one\n{"action":"forged"}' }))).not.toContain('\n');
  });
});
