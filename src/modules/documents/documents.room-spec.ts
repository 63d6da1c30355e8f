import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { sampleDeclarations } from '../../../test/support/sample-documents.js';
import { DEMO_CUSTOMER_ID } from '../../../test/support/story.js';
import { DEMO_AGENCY } from '../../database/seed/demo-data.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { newId } from '../../shared/ids.js';
import { sha256Of } from '../../platform/files/file-store.js';
import type { IssueInput } from './issue-document.js';
import { Documents } from './documents.js';
import type { IssuedDocumentResponse } from './documents.dto.js';
import { World } from '../../../test/support/world.js';

describe('issuing documents', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open();
  });

  afterAll(() => world?.close());

  const declarations = (more: Partial<IssueInput<'declarations'>> = {}): IssueInput<'declarations'> => ({
    kind: 'declarations',
    subject: { type: 'policy', id: newId() },
    agencyId: DEMO_AGENCY.id,
    customerId: DEMO_CUSTOMER_ID,
    data: sampleDeclarations(),
    ...more,
  });

  /** As a use case of another room does it. */
  function inTransaction<T>(work: (documents: Documents, em: EntityManager) => Promise<T>): Promise<T> {
    const em = world.app.get(EntityManager);
    const documents = world.app.get(Documents, { strict: false });
    return RequestContext.create(em, () => em.transactional(() => work(documents, em)));
  }

  const issue = (input: IssueInput): Promise<IssuedDocumentResponse> =>
    inTransaction((documents) => documents.issue(SYSTEM_ACTOR, input));

  async function rowsOf<T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> {
    const { rows } = await query.execute(world.app.get(EntityManager).fork().getKysely());
    return rows;
  }

  it('keeps the data and the words under their hashes, with an audit row, and draws nothing yet', async () => {
    const issued = await issue(declarations());
    expect(issued).toMatchObject({ kind: 'declarations' });
    const [row] = await rowsOf<{ title: string; content: string; contentSha256: string }>(sql`
      select d.title, d.content_sha256 as "contentSha256", u.content
        from documents d join undrawn_documents u on u.document_id = d.id
       where d.id = ${issued.id} and not exists (select from document_renditions where document_id = d.id)`);
    expect(row).toMatchObject({ title: 'Policy Declarations', contentSha256: issued.contentSha256 });
    expect(sha256Of(row?.content ?? '')).toBe(issued.contentSha256);
    const audited = await rowsOf<{ text: string }>(
      sql`select row_to_json(a)::text as text from audit_logs a where resource_id = ${issued.id}`,
    );
    expect(audited).toHaveLength(1);
    expect(audited[0]?.text).toContain('documents.issued');
    expect(audited[0]?.text).not.toContain('Quinn');
  });

  it('belongs to the transaction of its caller: without one it refuses, and a failure takes it along', async () => {
    const documents = world.app.get(Documents, { strict: false });
    const alone = RequestContext.create(world.app.get(EntityManager), () =>
      documents.issue(SYSTEM_ACTOR, declarations()),
    );
    await expect(alone).rejects.toThrow('needs the transaction');
    const subject = { type: 'policy', id: newId() } as const;
    const failed = inTransaction(async (within) => {
      await within.issue(SYSTEM_ACTOR, declarations({ subject }));
      throw new Error('the policy was not bound after all');
    });
    await expect(failed).rejects.toThrow('not bound after all');
    expect(await rowsOf(sql`select from documents where subject_id = ${subject.id}`)).toEqual([]);
  });

  it('refuses data that contradict themselves, and says where', async () => {
    const data = sampleDeclarations();
    const wrong = { ...data, premium: { ...data.premium, total: '502.00' } };
    await expect(issue(declarations({ data: wrong }))).rejects.toMatchObject({
      code: 'documents.invalid-data',
      details: {
        errors: [{ pointer: '/premium/total', detail: 'is 502.00, but its parts add up to 501.00' }],
      },
    });
    const nameless = { ...data, insured: { name: ' ' } };
    await expect(issue(declarations({ data: nameless }))).rejects.toMatchObject({
      details: { errors: [{ pointer: '/insured/name', detail: 'is required' }] },
    });
  });

  it('corrects a document by another one, once', async () => {
    const input = declarations();
    const first = await issue(input);
    const correction = { ...input, supersedes: first.id };
    const results = await Promise.allSettled([issue(correction), issue(correction), issue(correction)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({ code: 'documents.already-superseded' });
      }
    }
    const elsewhere = declarations({ supersedes: first.id });
    await expect(issue(elsewhere)).rejects.toMatchObject({ code: 'documents.superseded-differs' });
    await expect(issue({ ...input, supersedes: newId() })).rejects.toMatchObject({
      code: 'documents.document-not-found',
    });
  });

  it('previews without keeping anything', async () => {
    const count = (): Promise<readonly unknown[]> => rowsOf(sql`select count(*) from documents`);
    const before = await count();
    const preview = await world.app
      .get(Documents, { strict: false })
      .preview('declarations', sampleDeclarations());
    expect(preview).toMatchObject({ title: 'Policy Declarations', pages: 2 });
    expect(await count()).toEqual(before);
  });
});
