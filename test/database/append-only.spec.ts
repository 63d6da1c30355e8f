import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { APPEND_ONLY_TABLES } from '../../src/database/verify/expected.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { connected } from '../support/connections.js';
import {
  aBillingAccount,
  aCustomer,
  aDocument,
  aTreaty,
  aFile,
  aPolicy,
  aQuote,
  aUser,
  insert,
} from './given.js';

const HASH = 'b'.repeat(64);

describe('AUD-05 append-only tables', () => {
  let db: TestDatabase;
  const month = new Date().toISOString().slice(0, 7).replace('-', '_');
  const places = [...APPEND_ONLY_TABLES, `audit_logs_${month}`, 'audit_logs_default'];

  beforeAll(async () => {
    db = await cloneDatabase();
    await connected(db.ownerUrl, async (client) => {
      await insert(client, 'access_reviews', {
        user_id: await aUser(client),
        role: 'agent',
        decision: 'keep',
        reviewed_by: await aUser(client),
      });
      await insert(client, 'backup_reports', {
        kind: 'backup',
        outcome: 'succeeded',
        completed_at: '2026-05-04T02:11:00Z',
        place: 'tape 7',
      });
      await insert(client, 'role_versions', {
        role_id: '01a22000-0000-7000-8000-0000000000b1',
        version: 1,
        title: 'Agent',
        permissions: '[]',
        is_active: true,
      });
      const conflict = await insert(client, 'role_conflicts', {
        first_role_id: '01a22000-0000-7000-8000-0000000000b1',
        second_role_id: '01a22000-0000-7000-8000-0000000000b2',
        reason: 'Two duties',
      });
      await insert(client, 'role_exceptions', {
        conflict_id: conflict['id'],
        user_id: await aUser(client),
        reason: 'On leave',
        ends_at: '2099-01-01T00:00:00Z',
        approved_by: await aUser(client),
      });
      const plan = await insert(client, 'rating_plans', {
        product_type: 'home',
        state: 'OH',
        company_code: 'BIND',
        code: 'P',
        name: 'P',
      });
      const edition = await insert(client, 'rating_editions', {
        plan_id: plan['id'],
        label: '1',
        content: {},
        content_hash: HASH,
        new_business_date: '2026-01-01',
        renewal_date: '2026-01-01',
      });
      await insert(client, 'rating_worksheets', {
        edition_id: edition['id'],
        edition_hash: HASH,
        engine_version: '1',
        total: '1',
        worksheet: {},
        content_hash: HASH,
      });
      await insert(client, 'edition_fingerprints', {
        edition_id: edition['id'],
        content_hash: HASH,
        parts: '{1}',
        up_to: 1,
      });
      const transaction = await insert(client, 'policy_transactions', {
        policy_id: await aPolicy(client),
        sequence: 1,
        kind: 'new_business',
        effective_on: '2026-01-01',
      });
      const term = {
        transaction_id: transaction['id'],
        effective_date: '2026-01-01',
        expiration_date: '2027-01-01',
      };
      await insert(client, 'policy_charges', {
        ...term,
        kind: 'premium',
        earning: 'pro_rata',
        amount: '501.00',
      });
      await insert(client, 'policy_coverages', { ...term, code: 'dwelling' });
      const policy_id = transaction['policy_id'];
      const account = await aBillingAccount(client, { policy_id });
      await insert(client, 'billing_entries', {
        account_id: account['id'],
        sequence: 1,
        kind: 'premium',
        amount: '501.00',
        effective_on: '2026-01-01',
      });
      const at = '2026-01-02T00:00:00Z';
      await insert(client, 'policy_beneficiary_designations', {
        policy_id,
        contract_number: 'POL-1',
        sequence: 1,
        signed_on: '2026-01-02',
        beneficiaries: '[]',
        consents: '[]',
        recorded_at: at,
      });
      await insert(client, 'policy_no_loss_statements', {
        policy_id,
        transaction_id: transaction['id'],
        signed_by: 'Ada Lake',
        signed_on: '2026-01-02',
        from_date: '2026-01-01',
        recorded_at: at,
      });
      const claim = await insert(client, 'claims', { policy_id, loss_on: '2026-01-02' });
      const of_claim = { claim_id: claim['id'] };
      await insert(client, 'claim_notices', { ...of_claim, channel: 'phone', reported_at: at });
      const fileHash = 'a'.repeat(64);
      const file = await insert(client, 'uploaded_files', {
        name: 'roof.jpg',
        media_type: 'image/jpeg',
        size: 1,
        sha256: fileHash,
        scan: 'not_scanned',
        uploaded_at: at,
      });
      await insert(client, 'claim_documents', {
        ...of_claim,
        file_id: file['id'],
        sha256: fileHash,
        kind: 'photo',
        audience: 'company',
        added_at: at,
      });
      await insert(client, 'claim_notes', {
        ...of_claim,
        kind: 'call',
        audience: 'company',
        text: 'Called',
        written_at: at,
      });
      await insert(client, 'claim_fraud_scores', {
        ...of_claim,
        sequence: 1,
        score: 0,
        indicators: '[]',
        scored_at: at,
      });
      await insert(client, 'claim_assignments', { ...of_claim, reason: 'absence', assigned_at: at });
      await insert(client, 'claim_transitions', {
        ...of_claim,
        action: 'submit',
        to_status: 'submitted',
        taken_at: at,
      });
      await insert(client, 'claim_verifications', {
        ...of_claim,
        sequence: 1,
        policy_id,
        loss_on: '2026-01-02',
        known_then_at: at,
        known_now: {},
        is_covered: true,
        segment_transaction_id: transaction['id'],
        differences: [],
        verified_at: at,
      });
      const incident = await insert(client, 'claim_incidents', {
        ...of_claim,
        sequence: 1,
        kind: 'dwelling',
      });
      const exposure = await insert(client, 'claim_exposures', {
        ...of_claim,
        incident_id: incident['id'],
        sequence: 1,
        coverage: 'dwelling',
      });
      const line = await insert(client, 'claim_reserve_lines', {
        ...of_claim,
        exposure_id: exposure['id'],
        cost_type: 'loss',
      });
      const reserve = await insert(client, 'claim_transactions', {
        ...of_claim,
        sequence: 1,
        kind: 'reserve',
        status: 'booked',
        amount: '1.00',
        requested_at: at,
        decided_at: at,
        booked_at: at,
      });
      await insert(client, 'claim_entries', {
        ...of_claim,
        sequence: 1,
        transaction_id: reserve['id'],
        line_id: line['id'],
        kind: 'reserve',
        amount: '1.00',
        booked_at: at,
      });
      const treaty = await insert(client, 'reinsurance_treaties', aTreaty);
      await insert(client, 'claim_cession_entries', {
        ...of_claim,
        treaty_id: treaty['id'],
        reinsurer: 'RE-A',
        kind: 'ceded_paid',
        part: 'loss',
        amount: '1.00',
        booked_at: at,
      });
      const contact = await insert(client, 'claim_contacts', { kind: 'person', name: 'Ada' });
      const clearance = await insert(client, 'sanctions_clearances', {
        subject_type: 'claim-contact',
        subject_id: contact['id'],
        name: 'Ada',
        list_entry: '36',
        listed_as: 'ADA',
        list_version: 'a',
        reason: 'Another Ada',
        cleared_at: at,
      });
      await insert(client, 'sanctions_withdrawals', {
        clearance_id: clearance['id'],
        reason: 'The same Ada',
        withdrawn_at: at,
      });
      await insert(client, 'claim_payees', {
        transaction_id: reserve['id'],
        place: 0,
        position: 0,
        contact_id: contact['id'],
        amount: '1.00',
      });
      await insert(client, 'oauth2_token_logs', {
        token_type: 'access_token',
        token_hash: 'h',
        action: 'issued',
      });
      const { sha256 } = await insert(client, 'document_files', aFile);
      const document = await insert(client, 'documents', aDocument);
      await insert(client, 'document_renditions', {
        document_id: document['id'],
        format: 'html',
        sha256,
        template_version: 1,
      });
      const offered = { customer_id: await aCustomer(client), product_type: 'home', state: 'OH' };
      await insert(client, 'quote_groups', offered);
      await insert(client, 'adverse_actions', {
        ...offered,
        subject_type: 'quote',
        subject_id: await aQuote(client),
        kind: 'declined',
        reasons: [{ title: 'Frame construction in protection class 10.', detail: 'It burns.' }],
        decided_on: '2026-01-01',
      });
      await aUser(client);
      await insert(client, 'audit_logs', { action: 'a', resource_type: 'b' });
      await insert(client, 'audit_logs', { action: 'a', resource_type: 'b', created_at: '1999-01-01' });
      await insert(client, 'audit_keys', {
        kid: 'k',
        number: 1,
        public_jwk: {},
        private_jwk_encrypted: 'e',
      });
      await insert(client, 'audit_checkpoints', {
        seals: 1,
        to_seq: 2,
        root_hash: Buffer.alloc(32),
        frontier: Buffer.alloc(32),
        statement: 's',
        signature: Buffer.alloc(64),
        kid: 'k',
      });
      await insert(client, 'audit_checkpoint_stamps', {
        seals: 1,
        stamped_at: '2026-05-04T02:11:00Z',
        file: 'a'.repeat(64),
      });
      await insert(client, 'audit_seals', {
        number: 1,
        format: 1,
        previous_hash: Buffer.alloc(32),
        hash: Buffer.alloc(32),
        leaves: Buffer.alloc(80),
        from_seq: 1,
        to_seq: 2,
        row_count: 2,
        seq_list_hash: Buffer.alloc(32),
        root_hash: Buffer.alloc(32),
        signature: Buffer.alloc(64),
        kid: 'k',
      });
    });
  });
  afterAll(() => db.drop());

  const attempts = places.flatMap((table) =>
    [`update ${table} set created_at = created_at`, `delete from ${table}`, `truncate ${table} cascade`].map(
      (attempt) => ({ attempt, table }),
    ),
  );

  it.each(attempts)('refuse the owner: $attempt', async ({ attempt, table }) => {
    await connected(db.ownerUrl, async (client) => {
      const count = async (): Promise<unknown> =>
        (await client.query(`select count(*)::int as count from ${table}`)).rows;
      const before = await count();
      expect(before).not.toEqual([{ count: 0 }]);
      await expect(client.query(attempt)).rejects.toMatchObject({
        code: '42501',
        message: expect.stringContaining('append-only'),
      });
      expect(await count()).toEqual(before);
    });
  });

  it.each(attempts)('refuse the application role: $attempt', async ({ attempt }) => {
    await connected(db.url, (client) =>
      expect(client.query(attempt)).rejects.toMatchObject({
        code: '42501',
        message: expect.stringContaining('permission denied'),
      }),
    );
  });

  it.each(['users', 'policies', 'rating_editions'])('are not emptied along with %s', async (table) => {
    await connected(db.ownerUrl, async (client) => {
      await expect(client.query(`truncate ${table} cascade`)).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('refuse deletion on a partition that was made by hand', async () => {
    await connected(db.ownerUrl, async (client) => {
      await client.query(
        `create table by_hand partition of audit_logs for values from ('2050-01-01') to ('2050-02-01')`,
      );
      await insert(client, 'audit_logs', { action: 'a', resource_type: 'b', created_at: '2050-01-10' });
      await expect(client.query('delete from by_hand')).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('lets the owner end the retention of a month by dropping its partition', async () => {
    await connected(db.ownerUrl, async (client) => {
      await client.query(`select create_monthly_audit_partition(0, '2010-05-01T00:00:00Z')`);
      await insert(client, 'audit_logs', { action: 'a', resource_type: 'b', created_at: '2010-05-05' });
      await client.query('alter table audit_logs detach partition audit_logs_2010_05');
      await client.query('drop table audit_logs_2010_05');
      const { rows } = await client.query(
        `select count(*)::int as count from audit_logs where created_at between '2010-01-01' and '2010-12-31'`,
      );
      expect(rows).toEqual([{ count: 0 }]);
    });
  });
});
