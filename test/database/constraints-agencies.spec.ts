import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, rollback } from '../../src/database/migrate.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { connected } from '../support/connections.js';
import { insert } from './given.js';
import { databaseOf } from './older.js';
import { verdict as verdictIn } from './verdict.js';

const BEFORE = '039-free-look';

describe('what an agency or a company cannot be', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await cloneDatabase();
  });
  afterAll(() => db.drop());

  const verdict = (table: string, values: Row): Promise<string> =>
    verdictIn(db.url, (connection) => insert(connection, table, values));

  it.each<[string, Row, string]>([
    ['an agency that is complete', {}, 'accepted'],
    ['without a name', { name: '' }, 'agencies_name_check'],
    ['without a code', { code: '' }, 'agencies_code_check'],
    ['in a status that is none', { status: 'gone' }, 'agencies_status_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict('agencies', { code: 'A', name: 'A', ...values })).toBe(expected);
  });

  it.each<[string, Row, string]>([
    ['a company with an address', { address_lines: JSON.stringify(['400 Commerce Square']) }, 'accepted'],
    ['without a legal name', { legal_name: '' }, 'companies_legal_name_check'],
    ['without a code', { code: '' }, 'companies_code_check'],
    ['with an address that is no list', { address_lines: {} }, 'companies_address_lines_check'],
    ['with a NAIC number of letters', { naic_number: 'ABCDE' }, 'companies_naic_number_check'],
    ['signed by nobody', { signature: { name: '' } }, 'companies_signature_check'],
    ['in a status that is none', { status: 'suspended' }, 'companies_status_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict('companies', { code: 'A', legal_name: 'A', ...values })).toBe(expected);
  });
});

describe('agencies and letterheads of a database from before', () => {
  it('become agencies with a status and companies, and go back', async () => {
    const db = await databaseOf(BEFORE);
    try {
      const letterhead = {
        company_code: 'BND',
        name: 'Bindery Mutual',
        address_lines: JSON.stringify(['400 Commerce Square', 'Columbus, OH 43215']),
        phone: '1 800 555 0142',
        website: 'www.bindery.example',
      };
      await connected(db.ownerUrl, async (client) => {
        await insert(client, 'letterheads', letterhead);
        await insert(client, 'agencies', { code: 'open', name: 'Open', licence_number: '1867' });
        await insert(client, 'agencies', { code: 'resting', name: 'Resting', is_active: false });
        await insert(client, 'agencies', {
          code: 'shut',
          name: 'Shut',
          is_active: false,
          deleted_at: '2026-01-01',
        });
      });
      const read = (question: string): Promise<readonly Row[]> =>
        connected(db.ownerUrl, async (client) => (await client.query<Row>(question)).rows);

      await migrate({ migrationUrl: db.ownerUrl, applicationUrl: db.url });
      expect(await read('select code, status, license_number from agencies order by code')).toEqual([
        { code: 'open', status: 'active', license_number: '1867' },
        { code: 'resting', status: 'suspended', license_number: null },
        { code: 'shut', status: 'closed', license_number: null },
      ]);
      expect(
        await read('select code, legal_name, address_lines, phone, website, status from companies'),
      ).toEqual([
        {
          code: 'BND',
          legal_name: 'Bindery Mutual',
          address_lines: ['400 Commerce Square', 'Columbus, OH 43215'],
          phone: '1 800 555 0142',
          website: 'www.bindery.example',
          status: 'active',
        },
      ]);

      await rollback({ migrationUrl: db.ownerUrl, to: BEFORE });
      expect(await read('select company_code, name, phone, website from letterheads')).toEqual([
        {
          company_code: 'BND',
          name: 'Bindery Mutual',
          phone: '1 800 555 0142',
          website: 'www.bindery.example',
        },
      ]);
      expect(
        await read(
          'select code, is_active, deleted_at is null as kept, licence_number from agencies order by code',
        ),
      ).toEqual([
        { code: 'open', is_active: true, kept: true, licence_number: '1867' },
        { code: 'resting', is_active: false, kept: true, licence_number: null },
        { code: 'shut', is_active: false, kept: false, licence_number: null },
      ]);
    } finally {
      await db.drop();
    }
  });
});
