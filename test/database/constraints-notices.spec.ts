import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { aPolicy, insert } from './given.js';
import { verdict } from './verdict.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

const NOTICE = { kind: 'cancellation', addressed_to: {} };
const OWED = { is_required: true, effective_on: '2026-03-01', notice_days: 10, due_on: '2026-02-19' };
const MAILED = { status: 'mailed', mailed_at: '2026-02-01T12:00:00Z', proof_of_mailing: 'certificate 1' };
const CAME_BACK = { returned_at: '2026-02-09T12:00:00Z', return_reason: 'moved' };

describe('a notice', () => {
  it.each<[string, Row, string]>([
    ['that is owed', OWED, 'accepted'],
    ['that is owed without a day', { ...OWED, effective_on: null }, 'notices_required_check'],
    ['that is owed without days of notice', { ...OWED, notice_days: null }, 'notices_required_check'],
    ['of fewer than no days', { notice_days: -1 }, 'notices_notice_days_check'],
    ['that was mailed', MAILED, 'accepted'],
    ['that came back', { ...MAILED, ...CAME_BACK, status: 'returned' }, 'accepted'],
    ['that came back without a reason', { ...MAILED, status: 'returned' }, 'notices_returned_check'],
    ['that came back and is on its way', { ...MAILED, ...CAME_BACK }, 'notices_returned_check'],
  ])('%s', async (_case, values, expected) => {
    const work = verdict(db.url, async (connection) => {
      await insert(connection, 'notices', { policy_id: await aPolicy(connection), ...NOTICE, ...values });
    });
    expect(await work).toBe(expected);
  });
});

describe('a party', () => {
  it.each<[string, Row, string]>([
    ['with an address', { address: { line1: '1 Lender Plaza' } }, 'accepted'],
    ['without one', {}, 'accepted'],
    ['with a text for an address', { address: '"Columbus"' }, 'policy_parties_address_check'],
  ])('%s', async (_case, values, expected) => {
    const work = verdict(db.url, async (connection) => {
      const policy_id = await aPolicy(connection);
      const party = { policy_id, role: 'lienholder', name: 'A bank', effective_date: '2026-01-01' };
      await insert(connection, 'policy_parties', { ...party, ...values });
    });
    expect(await work).toBe(expected);
  });
});
