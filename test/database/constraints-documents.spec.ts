import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { aCustomer, aDocument, aFile, aPolicy, insert } from './given.js';
import { verdict as verdictIn } from './verdict.js';

const NOBODY = '01930000-0000-7000-8000-0000000000ff';

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

const verdict = (work: (connection: Client) => Promise<unknown>): Promise<string> => verdictIn(db.url, work);
const issue = (connection: Client, values: Row = {}): Promise<Row> =>
  insert(connection, 'documents', { ...aDocument, ...values });

describe('a document', () => {
  it.each<[string, Row, string]>([
    ['that is complete', {}, 'accepted'],
    ['of a kind that is none', { kind: 'poem' }, 'documents_kind_check'],
    ['about something that is none', { subject_type: 'weather' }, 'documents_subject_type_check'],
    ['about nothing', { subject_id: '' }, 'documents_subject_id_check'],
    ['without a title', { title: '' }, 'documents_title_check'],
    ['of a language that is none', { language: 'English' }, 'documents_language_check'],
    ['of no template', { template_version: 0 }, 'documents_template_version_check'],
    ['made of a list', { data: [] }, 'documents_data_check'],
    ['with a hash of the data that is none', { data_sha256: 'x' }, 'documents_data_sha256_check'],
    ['whose words nothing pins', { content_sha256: null }, 'documents_pinned_check'],
    ['whose looks nothing pins', { renderer_sha256: null }, 'documents_pinned_check'],
    ['of an agency that does not exist', { agency_id: NOBODY }, 'documents_agency_id_fkey'],
    ['for a customer who does not exist', { customer_id: NOBODY }, 'documents_customer_id_fkey'],
    ['that corrects nothing', { supersedes: NOBODY }, 'documents_supersedes_fkey'],
    ['that corrects itself', { id: NOBODY, supersedes: NOBODY }, 'documents_supersedes_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((connection) => issue(connection, values))).toBe(expected);
  });

  it('is corrected once', async () => {
    const twice = async (connection: Client): Promise<void> => {
      const { id } = await issue(connection);
      await issue(connection, { supersedes: id });
      await issue(connection, { supersedes: id });
    };
    expect(await verdict(twice)).toBe('documents_supersedes_key');
  });

  it('is what a notice may refer to', async () => {
    const notice = async (connection: Client, document: unknown): Promise<Row> =>
      insert(connection, 'notices', {
        policy_id: await aPolicy(connection, { customer_id: await aCustomer(connection) }),
        kind: 'cancellation',
        addressed_to: {},
        document_id: document,
      });
    expect(await verdict(async (connection) => notice(connection, (await issue(connection))['id']))).toBe(
      'accepted',
    );
    expect(await verdict((connection) => notice(connection, NOBODY))).toBe('notices_document_id_fkey');
  });
});

describe('the bytes of a document', () => {
  it.each<[string, Row, string]>([
    ['under their hash', {}, 'accepted'],
    ['under another hash', { sha256: 'c'.repeat(64) }, 'document_files_sha256_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((connection) => insert(connection, 'document_files', { ...aFile, ...values }))).toBe(
      expected,
    );
  });
});

describe('the rendition of a document', () => {
  const rendition = async (connection: Client, values: Row): Promise<Row> => {
    const { id } = await issue(connection);
    const complete = { format: 'pdf', sha256: aFile['sha256'], page_count: 2, template_version: 1 };
    return insert(connection, 'document_renditions', { document_id: id, ...complete, ...values });
  };

  it.each<[string, Row, string]>([
    ['as PDF', {}, 'accepted'],
    ['as page', { format: 'html', page_count: null }, 'accepted'],
    ['in a form that is none', { format: 'png' }, 'document_renditions_format_check'],
    ['as PDF without a page', { page_count: 0 }, 'document_renditions_page_count_check'],
    ['as PDF of unknown length', { page_count: null }, 'document_renditions_page_count_check'],
    ['as page with pages', { format: 'html' }, 'document_renditions_page_count_check'],
    [
      'as page with letters missing',
      { format: 'html', page_count: null, missing_glyphs: '{}' },
      'document_renditions_missing_glyphs_check',
    ],
    ['under a hash that is none', { sha256: 'x' }, 'document_renditions_sha256_check'],
    ['by no template', { template_version: 0 }, 'document_renditions_template_version_check'],
    ['by a renderer that is none', { renderer_sha256: 'x' }, 'document_renditions_renderer_sha256_check'],
    ['of no document', { document_id: NOBODY }, 'document_renditions_document_id_fkey'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((connection) => rendition(connection, values))).toBe(expected);
  });

  it('is one in each form', async () => {
    const twice = async (connection: Client): Promise<void> => {
      const { document_id } = await rendition(connection, {});
      await rendition(connection, { document_id });
    };
    expect(await verdict(twice)).toBe('document_renditions_pkey');
  });
});

describe('a document that is still to be drawn', () => {
  const waiting = async (connection: Client, values: Row): Promise<Row> => {
    const { id } = await issue(connection);
    return insert(connection, 'undrawn_documents', { document_id: id, content: '{}', ...values });
  };

  it.each<[string, Row, string]>([
    ['with its words', {}, 'accepted'],
    ['without words', { content: '' }, 'undrawn_documents_content_check'],
    ['given up with a reason', { parked_at: '2026-01-01', reason: 'No font.' }, 'accepted'],
    ['given up without a reason', { parked_at: '2026-01-01' }, 'undrawn_documents_parked_check'],
    ['begun less than never', { attempts: -1 }, 'undrawn_documents_attempts_check'],
    ['that was not issued', { document_id: NOBODY }, 'undrawn_documents_document_id_fkey'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((connection) => waiting(connection, values))).toBe(expected);
  });
});

describe('a link to a document', () => {
  const link = async (connection: Client, values: Row): Promise<Row> => {
    const { id } = await issue(connection);
    return insert(connection, 'document_links', {
      document_id: id,
      format: 'pdf',
      token_hash: 'a',
      created_at: '2026-05-01T09:00:00Z',
      expires_at: '2026-05-01T09:15:00Z',
      ...values,
    });
  };

  it.each<[string, Row, string]>([
    ['that is complete', {}, 'accepted'],
    ['of a form that is none', { format: 'docx' }, 'document_links_format_check'],
    ['that never opens', { expires_at: '2026-05-01T09:00:00Z' }, 'document_links_expires_check'],
    [
      'that opens for more than an hour',
      { expires_at: '2026-05-01T10:00:01Z' },
      'document_links_expires_check',
    ],
    ['that somebody has revoked at no time', { revoked_by: NOBODY }, 'document_links_revoked_check'],
    ['to no document', { document_id: NOBODY }, 'document_links_document_id_fkey'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((connection) => link(connection, values))).toBe(expected);
  });
});
