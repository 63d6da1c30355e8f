import { afterEach, describe, expect, it } from '@jest/globals';
import { migrate, rollback } from '../../src/database/migrate.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { connected } from '../support/connections.js';
import { aDocument, insert } from './given.js';
import { databaseOf } from './older.js';

const BEFORE = '023-search';
const HASHES = { pdf_sha256: 'a'.repeat(64), html_sha256: 'b'.repeat(64), page_count: 2 };

describe('documents that were drawn when they were issued', () => {
  let db: TestDatabase;
  afterEach(() => db?.drop());

  const rows = (question: string): Promise<readonly Row[]> =>
    connected(db.ownerUrl, async (client) => (await client.query<Row>(question)).rows);

  async function anOldDocument(): Promise<Row> {
    db = await databaseOf(BEFORE);
    const { content_sha256: _words, renderer_sha256: _renderer, ...old } = aDocument;
    return connected(db.ownerUrl, (client) => insert(client, 'documents', { ...old, ...HASHES }));
  }

  it('keep their hashes when the database is upgraded, and when it is taken back', async () => {
    const old = await anOldDocument();
    await migrate({ migrationUrl: db.ownerUrl, applicationUrl: db.url });
    expect(
      await rows(
        `select document_id, format, sha256, page_count from document_renditions order by format desc`,
      ),
    ).toEqual([
      { document_id: old['id'], format: 'pdf', sha256: HASHES.pdf_sha256, page_count: 2 },
      { document_id: old['id'], format: 'html', sha256: HASHES.html_sha256, page_count: null },
    ]);
    await rollback({ migrationUrl: db.ownerUrl, to: BEFORE });
    expect(await rows('select * from documents')).toEqual([old]);
  });

  it('are not taken back while others wait to be drawn', async () => {
    db = await cloneDatabase();
    await connected(db.ownerUrl, async (client) => {
      const { id } = await insert(client, 'documents', aDocument);
      await insert(client, 'undrawn_documents', { document_id: id, content: '{}' });
    });
    await expect(rollback({ migrationUrl: db.ownerUrl, to: BEFORE })).rejects.toThrow(/waiting to be drawn/);
    expect(await rows('select from undrawn_documents')).toHaveLength(1);
  });
});
