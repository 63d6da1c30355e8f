import type { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrate } from '../../src/database/migrate.js';
import type { TestDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { connected } from '../support/connections.js';
import { insert } from './given.js';
import { databaseOf } from './older.js';

const ENTRY = { entry: '9002', listedAs: 'HILL, Bo', program: 'SDGT' };

const gone = (into: Row): Row => ({ merged_into: into['id'], deleted_at: '2026-03-06' });

/** Makes rows as they were before. */
function given(client: Client) {
  const customer = (more: Row): Promise<Row> =>
    insert(client, 'customers', {
      kind: 'person',
      data: JSON.stringify({ firstName: 'Ada', lastName: 'Moorland' }),
      ...more,
    });
  const finding = (of: Row, matched: string, day: number, more: Row = {}): Promise<Row> =>
    insert(client, 'sanctions_findings', {
      subject_type: 'customer',
      subject_id: of['id'],
      name: 'Bo Hill',
      matches: JSON.stringify([ENTRY]),
      matched,
      list_version: 'list',
      action: 'customers.sanctions-match-found',
      held_type: 'customer',
      held_id: of['id'],
      found_at: `2026-03-0${day}`,
      found_on: `2026-03-0${day}`,
      due_on: `2026-03-1${day}`,
      ...more,
    });
  const clearance = (of: Row, name = 'Bo Hill'): Promise<Row> =>
    insert(client, 'sanctions_clearances', {
      subject_type: 'customer',
      subject_id: of['id'],
      name,
      list_entry: ENTRY.entry,
      listed_as: ENTRY.listedAs,
      list_version: 'list',
      reason: 'Born in 1991',
      cleared_at: '2026-03-05',
    });
  const found = async (of: Row): Promise<readonly Row[]> =>
    (
      await client.query<Row>(
        'select matched, status, due_on::text, decision_reason from sanctions_findings where subject_id = $1 order by matched, due_on',
        [of['id']],
      )
    ).rows;
  return { customer, finding, clearance, found };
}

describe('what was found on the list of sanctions of customers who were merged before', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await databaseOf('130-withdrawn-findings');
  });
  afterEach(() => db.drop());

  it('is of the one who stays: once, due when it was first, and settled by whoever was cleared', async () => {
    const { stays, cleared, before } = await connected(db.ownerUrl, async (client) => {
      const { customer, finding, clearance } = given(client);
      const [one, other] = [await customer({}), await customer({})];
      const [first, second] = [await customer(gone(one)), await customer(gone(one))];
      const third = await customer(gone(other));
      // Two duplicates, of whom the one that was found first was moved by migration 130, and the other was left behind.
      await finding(one, 'a', 4, { held_id: first['id'] });
      await finding(second, 'a', 2);
      await finding(second, 'b', 3, { held_type: 'policy', held_id: 'p' });
      // The one who stays was cleared before, and so was a duplicate.
      await clearance(one);
      await finding(one, 'c', 1);
      const waiting = await finding(other, 'd', 1, { name: 'Bo Hill' });
      await clearance(third);
      return { stays: other, cleared: one, before: waiting };
    });
    await migrate({ migrationUrl: db.ownerUrl, applicationUrl: db.url });
    await connected(db.ownerUrl, async (client) => {
      const { found } = given(client);
      const settled = { status: 'cleared', decision_reason: 'Born in 1991' };
      expect(await found(cleared)).toEqual([
        { matched: 'a', due_on: '2026-03-12', ...settled },
        { matched: 'b', due_on: '2026-03-13', ...settled },
        { matched: 'c', due_on: '2026-03-11', ...settled },
      ]);
      expect(await found(stays)).toEqual([{ matched: before['matched'], due_on: '2026-03-11', ...settled }]);
      const { rows } = await client.query<Row>(
        "select matched, decision_reason from sanctions_findings where status <> 'cleared'",
      );
      expect(rows).toEqual([
        { matched: 'a', decision_reason: 'Merged: the same was found of the one who stays.' },
      ]);
    });
  });

  it('is of the one who stays with what was decided: who is listed is, and what came to nothing hides no work', async () => {
    const stays = await connected(db.ownerUrl, async (client) => {
      const { customer, finding, clearance } = given(client);
      // Each decision at a moment of its own: of equal ones, random ids would say which was first.
      let hour = 10;
      const decided = (status: string): Row => ({
        status,
        decided_at: `2026-03-07T${hour++}:00:00Z`,
        decision_reason: status,
      });
      const of = await customer({});
      const [first, second] = [await customer(gone(of)), await customer(gone(of))];
      await finding(first, 'a', 1, decided('blocked'));
      await finding(of, 'a', 2);
      await finding(first, 'b', 3);
      await finding(of, 'b', 4, decided('closed'));
      const policy = { held_type: 'policy', held_id: 'p' };
      await finding(first, 'c', 5, policy);
      await finding(of, 'c', 6, { ...policy, ...decided('closed') });
      // The same thing waits: of two that were decided one is moved.
      await finding(first, 'd', 1, { ...policy, ...decided('rejected') });
      await finding(second, 'd', 2, { ...policy, ...decided('blocked') });
      await finding(first, 'e', 3, { name: 'Cy Hill', ...decided('cleared') });
      await finding(of, 'e', 4, { name: 'Cy Hill', ...decided('closed') });
      await clearance(first, 'Cy Hill');
      return of;
    });
    await migrate({ migrationUrl: db.ownerUrl, applicationUrl: db.url });
    await connected(db.ownerUrl, async (client) => {
      const open = { status: 'open', decision_reason: null };
      expect(await given(client).found(stays)).toEqual([
        { matched: 'a', due_on: '2026-03-11', status: 'blocked', decision_reason: 'blocked' },
        { matched: 'a', due_on: '2026-03-12', ...open },
        { matched: 'b', due_on: '2026-03-13', ...open },
        { matched: 'c', due_on: '2026-03-15', ...open },
        { matched: 'd', due_on: '2026-03-11', status: 'rejected', decision_reason: 'rejected' },
        { matched: 'e', due_on: '2026-03-14', status: 'cleared', decision_reason: 'Born in 1991' },
      ]);
      const { rows } = await client.query<Row>(
        "select matched from sanctions_findings where subject_id <> $1 and status = 'open'",
        [stays['id']],
      );
      expect(rows).toEqual([]);
    });
  });
});
