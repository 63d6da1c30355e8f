import { describe, expect, it } from '@jest/globals';
import type { OverdueEntry } from './escalation-letter.js';
import { escalationLetter } from './escalation-letter.js';

const entry = (n: number): OverdueEntry => ({
  claimId: `id-${n}`,
  claimNumber: `CLM-2026-${n}`,
  kind: 'follow_up',
  dueOn: '2026-07-30',
});

describe('the letter to a leader', () => {
  it('says of which claims what was due, and where to look', () => {
    const { subject, text } = escalationLetter([entry(1)], 'https://bindery.example');
    expect(subject).toBe('Bindery: past its day in your team, 1 entry');
    expect(text).toContain(`CLM-2026-1, follow up, was due on 2026-07-30
https://bindery.example/api/v1/claims/id-1/diary
`);
    expect(text).not.toContain('more');
  });

  it('names the first ones and counts the rest', () => {
    const entries = Array.from({ length: 30 }, (_, n) => entry(n + 1));
    const { subject, text } = escalationLetter(entries, 'https://bindery.example');
    expect(subject).toContain('30 entries');
    expect(text.match(/was due on/g)).toHaveLength(25);
    expect(text).toContain('and 5 more: https://bindery.example/api/v1/claim-diary?overdue=true');
  });
});
