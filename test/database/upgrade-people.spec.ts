import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrate, rollback } from '../../src/database/migrate.js';
import type { TestDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { connected } from '../support/connections.js';
import { aUser, insert } from './given.js';
import { databaseOf } from './older.js';

const BEFORE = '028-anniversaries';

describe('who had a hand in what was written before', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await databaseOf(BEFORE);
  });
  afterEach(() => db.drop());

  it('is known from columns and from the trail, through copies of copies; an approval that was given stands', async () => {
    const { people, ids } = await connected(db.ownerUrl, async (client) => {
      const [author, editor, copier, approver] = [
        await aUser(client),
        await aUser(client),
        await aUser(client),
        await aUser(client),
      ];
      const plan = await insert(client, 'rating_plans', {
        product_type: 'home',
        state: 'OH',
        company_code: 'BND',
        code: 'oh',
        name: 'Home',
      });
      const edition = (label: string, more: Row): Promise<Row> =>
        insert(client, 'rating_editions', {
          plan_id: plan['id'],
          label,
          content: {},
          content_hash: 'a'.repeat(64),
          new_business_date: '2026-01-01',
          renewal_date: '2026-01-01',
          ...more,
        });
      const trail = (user: string, action: string, resource: Row, changes: object = {}): Promise<Row> =>
        insert(client, 'audit_logs', {
          user_id: user,
          action,
          resource_type: action.startsWith('rating.state') ? 'state-fact' : 'rating-edition',
          resource_id: resource['id'],
          changes: JSON.stringify(changes),
        });
      const first = await edition('1', {
        created_by: author,
        status: 'approved',
        filed_by: author,
        filed_at: '2026-01-01',
        approved_by: approver,
        approved_at: '2026-01-02',
      });
      await trail(editor, 'rating.edited', first);
      await trail(approver, 'rating.edited', first);
      const second = await edition('2', { created_by: copier });
      await trail(copier, 'rating.copied', second, { copyOf: first['id'] });
      const third = await edition('3', {});
      await trail(copier, 'rating.copied', third, { copyOf: second['id'] });
      const fact = await insert(client, 'state_facts', {
        state: 'OH',
        kind: 'notice_days',
        key: 'x',
        effective_date: '2026-01-01',
        citation: 'c',
        created_by: author,
      });
      await trail(editor, 'rating.state-fact-ended', fact);
      return {
        people: { author, editor, copier, approver },
        ids: { first: first['id'], second: second['id'], third: third['id'], fact: fact['id'] },
      };
    });
    await migrate({ migrationUrl: db.ownerUrl, applicationUrl: db.url });

    const contributors = await connected(db.ownerUrl, async (client) => {
      const { rows } = await client.query<{ id: string; contributors: readonly string[] }>(
        `select id, contributors::text[] from rating_editions union select id, contributors::text[] from state_facts`,
      );
      return new Map(rows.map((row) => [row.id, [...row.contributors].sort()]));
    });
    const { author, editor, copier, approver } = people;
    expect(contributors.get(String(ids.first))).toEqual([author, editor].sort());
    expect(contributors.get(String(ids.second))).toEqual([author, editor, copier, approver].sort());
    expect(contributors.get(String(ids.third))).toEqual([author, editor, copier, approver].sort());
    expect(contributors.get(String(ids.fact))).toEqual([author, editor].sort());
    await rollback({ migrationUrl: db.ownerUrl, to: BEFORE });
    await migrate({ migrationUrl: db.ownerUrl, applicationUrl: db.url });
  });
});
