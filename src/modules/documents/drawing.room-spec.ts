import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Answer, Client } from '../../../test/support/app.js';
import { sampleDeclarations } from '../../../test/support/sample-documents.js';
import { DEMO_CUSTOMER_ID } from '../../../test/support/story.js';
import { World } from '../../../test/support/world.js';
import { runJob } from '../../../test/support/run-job.js';
import { DEMO_AGENCY } from '../../database/seed/demo-data.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { newId } from '../../shared/ids.js';
import { sha256Of } from '../../platform/files/file-store.js';
import type { DrawnDocument } from './documents.view.js';
import { Documents } from './documents.js';
import { WatchBacklog } from './jobs/watch-backlog.js';
import { rendererSha256 } from './render/fingerprint.js';
import { Renderer } from './render/renderer.js';
import { PendingDocumentsStore } from './pending-documents.store.js';
import { worded } from './worded-document.js';

interface Waiting {
  readonly attempts: number;
  readonly reason: string | null;
  readonly parked: boolean;
}

describe('drawing documents', () => {
  const lines: string[] = [];
  let world: World;
  let underwriter: Client;

  beforeAll(async () => {
    world = await World.open({
      instances: 2,
      environment: { LOG_LEVEL: 'warn' },
      logDestination: { write: (line) => void lines.push(line) },
    });
    underwriter = await world.as('underwriter');
  });

  beforeEach(async () => {
    await world.rows(sql`delete from undrawn_documents`);
    lines.length = 0;
  });

  afterAll(() => world?.close());

  /** As a use case of another room does it; each has a number of its own. */
  async function issue(remark: string = newId()): Promise<string> {
    const em = world.app.get(EntityManager);
    const documents = world.app.get(Documents, { strict: false });
    const { id } = await RequestContext.create(em, () =>
      em.transactional(() =>
        documents.issue(SYSTEM_ACTOR, {
          kind: 'declarations',
          subject: { type: 'policy', id: newId() },
          agencyId: DEMO_AGENCY.id,
          customerId: DEMO_CUSTOMER_ID,
          data: sampleDeclarations({ remarks: [remark] }),
        }),
      ),
    );
    return id;
  }

  const read = (id: string): Promise<Answer<DrawnDocument & { readonly code: string }>> =>
    underwriter.get(`/api/v1/documents/${id}`);
  const job = (on = world.app): Promise<string> => runJob(on, 'documents.draw');
  const renditions = (id: string): Promise<readonly { format: string; sha256: string }[]> =>
    world.rows(
      sql`select format, sha256 from document_renditions where document_id = ${id} order by format desc`,
    );
  const waiting = (id: string): Promise<readonly Waiting[]> =>
    world.rows(
      sql`select attempts, reason, parked_at is not null as parked from undrawn_documents where document_id = ${id}`,
    );

  it('happens for the first who reads, once, whoever else reads at the same time on two instances', async () => {
    const id = await issue();
    const forms = ['', '/pdf', '/html', '/verify'];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        underwriter.on(n % 2 ? world.app : world.other).get(`/api/v1/documents/${id}${forms[n % 4]}`),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const { body } = await read(id);
    expect(await renditions(id)).toEqual([
      { format: 'pdf', sha256: body.sha256 },
      { format: 'html', sha256: body.htmlSha256 },
    ]);
    expect(await waiting(id)).toEqual([]);
    const pdf = await underwriter.raw(`/api/v1/documents/${id}/pdf`);
    expect(sha256Of(pdf.body)).toBe(body.sha256);
    expect(pdf.headers['etag']).toBe(`"${body.sha256}"`);
    const trail = await world.rows(
      sql`select from audit_logs where resource_id = ${id} and action = 'documents.drawn'`,
    );
    expect(trail).toHaveLength(1);
  });

  it('names the letters that no font has, to the reader and in the log, which does not quote them', async () => {
    const id = await issue('Sealed 𓀀');
    expect(await read(id)).toMatchObject({ status: 200, body: { missingGlyphs: ['U+13000'] } });
    expect(lines.join()).toContain('document with characters that no font has');
    expect(lines.join()).not.toMatch(/U\+13000|𓀀/u);
    expect(await read(await issue('陈 伟'))).toMatchObject({ body: { missingGlyphs: [] } });
  });

  it('comes before a list is shown', async () => {
    const id = await issue();
    const list = await underwriter.get<{ items: readonly DrawnDocument[] }>('/api/v1/documents?limit=2');
    expect(list.body.items[0]).toMatchObject({ id, sha256: expect.any(String), pages: 2 });
  });

  it('is done by the job for what nobody reads, also by two instances at once', async () => {
    const ids = await Promise.all(Array.from({ length: 45 }, () => issue()));
    const outcomes = await Promise.all([job(), job(world.other)]);
    expect(outcomes).toContain('succeeded');
    expect(await world.rows(sql`select from undrawn_documents`)).toEqual([]);
    const [{ n } = { n: 0 }] = await world.rows(
      sql<{
        n: number;
      }>`select count(*)::int as n from document_renditions where document_id = any(${ids}::uuid[])`,
    );
    expect(n).toBe(2 * ids.length);
  });

  it('tells how many wait and for how long, and warns when that is more than a minute', async () => {
    const gauges = async (): Promise<string> => String((await underwriter.raw('/metrics')).body);
    const [waits] = [await issue(), await issue()];
    await world.rows(
      sql`update undrawn_documents set created_at = now() - interval '90 seconds' where document_id = ${waits}`,
    );
    expect(await gauges()).toMatch(/^documents_waiting 2$/m);
    expect(await gauges()).toMatch(/^documents_oldest_waiting_seconds 9\d/m);
    await world.app.get(WatchBacklog, { strict: false }).look();
    expect(lines.join()).toContain('documents wait too long to be drawn');
    await job();
    expect(await gauges()).toMatch(/^documents_waiting 0$/m);
    await world.rows(sql`insert into undrawn_documents (document_id, content, attempts, reason, parked_at)
                  values (${waits}, '{}', 5, 'It failed', now())`);
    expect(await gauges()).toMatch(/^documents_parked 1$/m);
  });

  it('gives the bytes that follow from the words, whichever way they come to be', async () => {
    const [read1, drawn] = [await issue('the same'), await issue('the same')];
    await read(read1);
    await job();
    expect(await renditions(drawn)).toEqual(await renditions(read1));
  });

  it('is taken up again after whoever had begun it has died', async () => {
    const id = await issue();
    const claimed = await RequestContext.create(world.app.get(EntityManager), () =>
      world.app.get(PendingDocumentsStore).claim(20),
    );
    expect(claimed).toMatchObject([{ id }]);
    await job();
    expect(await waiting(id)).toMatchObject([{ attempts: 1 }]);
    await world.rows(sql`update undrawn_documents set lease_until = now() where document_id = ${id}`);
    await job();
    expect(await renditions(id)).toHaveLength(2);
  });

  it('does not wait for a lease when somebody reads', async () => {
    const id = await issue();
    await RequestContext.create(world.app.get(EntityManager), () =>
      world.app.get(PendingDocumentsStore).claim(20),
    );
    expect(await read(id)).toMatchObject({ status: 200, body: { pages: 2 } });
  });

  it('refuses words that are not those that were issued, says so to readers and to staff', async () => {
    const id = await issue();
    const { contentText } = worded('declarations', sampleDeclarations({ remarks: ['forged'] }));
    await world.rows(sql`update undrawn_documents set content = ${contentText} where document_id = ${id}`);
    const answer = await read(id);
    expect(answer).toMatchObject({ status: 503, body: { code: 'documents.not-drawn' } });
    expect(answer.headers['retry-after']).toBeDefined();
    expect(await waiting(id)).toMatchObject([{ reason: 'Error: Its words are not those that were issued' }]);
    expect(await renditions(id)).toEqual([]);
    expect(lines.join()).toContain('document not drawn');
    // In a list it stands without hashes.
    const list = await underwriter.get<{ items: readonly DrawnDocument[] }>('/api/v1/documents?limit=1');
    expect(list).toMatchObject({ status: 200, body: { items: [{ id, sha256: null, pages: null }] } });
  });

  it('is given up after five attempts, without holding up the others, until somebody can read it', async () => {
    const [poison, sound] = [await issue(), await issue()];
    const [kept] = await world.rows<{ content: string }>(
      sql`select content from undrawn_documents where document_id = ${poison}`,
    );
    await world.rows(sql`update undrawn_documents set content = '{}' where document_id = ${poison}`);
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await job();
      await world.rows(sql`update undrawn_documents set lease_until = null`);
    }
    expect(await renditions(sound)).toHaveLength(2);
    expect(await waiting(poison)).toMatchObject([{ attempts: 5, parked: true }]);
    const [trail] = await world.rows<{ outcome: string }>(
      sql`select outcome from audit_logs where resource_id = ${poison} and action = 'documents.parked'`,
    );
    expect(trail).toEqual({ outcome: 'failure' });
    await world.rows(
      sql`update undrawn_documents set content = ${kept?.content} where document_id = ${poison}`,
    );
    expect(await read(poison)).toMatchObject({ status: 200, body: { pages: 2 } });
  });

  it('parks what ends the process each time it is begun', async () => {
    const id = await issue();
    await world.rows(sql`update undrawn_documents set attempts = 5 where document_id = ${id}`);
    await job();
    expect(await waiting(id)).toMatchObject([
      { parked: true, reason: expect.stringContaining('never finished') },
    ]);
  });

  it('lets the first drawing stand and reports another of the same renderer', async () => {
    const id = await issue();
    const stands = 'a'.repeat(64);
    await world.rows(sql`
      insert into document_renditions (document_id, format, sha256, template_version, renderer_sha256)
      values (${id}, 'html', ${stands}, 1, ${rendererSha256()})`);
    expect(await read(id)).toMatchObject({ status: 200, body: { htmlSha256: stands } });
    expect(lines.join()).toContain('document drawn in two ways');
    const verified = await underwriter.get(`/api/v1/documents/${id}/verify`);
    expect(verified.body).toMatchObject({
      intact: false,
      htmlIntact: false,
      pdfIntact: true,
      reproducible: false,
    });
    expect(await underwriter.get(`/api/v1/documents/${id}/html`)).toMatchObject({
      status: 503,
      body: { code: 'documents.bytes-missing' },
    });
  });

  it('says nothing about what another renderer has drawn', async () => {
    const id = await issue();
    await read(id);
    const foreign = await issue();
    await world.rows(sql`
      insert into document_renditions (document_id, format, sha256, page_count, template_version, renderer_sha256)
      select ${foreign}::uuid, format, sha256, page_count, template_version, ${'f'.repeat(64)}
        from document_renditions where document_id = ${id}`);
    const verified = await underwriter.get(`/api/v1/documents/${foreign}/verify`);
    expect(verified.body).toMatchObject({ intact: true, reproducible: null });
  });

  it('asks to come again when more is being drawn than can be waited for', async () => {
    const id = await issue();
    const { contentText } = worded('declarations', sampleDeclarations());
    const renderer = world.app.get(Renderer, { strict: false });
    // As many as may wait, all the time: whoever is done draws again at once, however slow the machine is.
    let isFull = true;
    const busy = Array.from({ length: 64 }, async () => {
      while (isFull) await renderer.draw(contentText);
    });
    const answer = await read(id);
    await job();
    isFull = false;
    await Promise.all(busy);
    expect(answer).toMatchObject({ status: 503, body: { code: 'documents.overloaded' } });
    expect(answer.headers['retry-after']).toBe('2');
    expect(await waiting(id)).toMatchObject([{ attempts: 0, reason: null, parked: false }]);
    expect(await read(id)).toMatchObject({ status: 200 });
  });
});
