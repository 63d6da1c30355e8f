import { mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Client } from '../../../../test/support/app.js';
import { encryptionKey, startApp } from '../../../../test/support/app.js';
import { S3Server } from '../../../../test/support/s3-server.js';
import { sampleDeclarations } from '../../../../test/support/sample-documents.js';
import { DEMO_CUSTOMER_ID, signIn } from '../../../../test/support/story.js';
import { World } from '../../../../test/support/world.js';
import { runJob } from '../../../../test/support/run-job.js';
import { documentsMove } from '../../../cli/documents-move.js';
import { DEMO_AGENCY } from '../../../database/seed/demo-data.js';
import { placeOf, sha256Of } from '../../../platform/files/file-store.js';
import { DEFAULT_SCHEMA } from '../../../platform/postgres/schema.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Documents } from '../documents.js';
import type { DrawnDocument } from '../documents.view.js';

const TWO_DAYS_AGO = new Date(Date.now() - 2 * 86_400_000);

/** What a test does to a store from outside. */
interface Place {
  readonly environment: () => Readonly<Record<string, string>>;
  readonly names: () => Promise<readonly string[]>;
  readonly alter: (sha256: string, bytes: Buffer) => Promise<void>;
  readonly lose: (sha256: string) => Promise<void>;
  readonly leave: (bytes: Buffer, at: Date) => Promise<string>;
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function folderPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'bindery-files-'));
  const pathOf = (sha256: string): string => join(folder, placeOf(DEFAULT_SCHEMA, sha256));
  return {
    environment: () => ({ DOCUMENT_STORE: 'folder', DOCUMENT_FOLDER: folder }),
    names: async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(({ name }) => name),
    alter: (sha256, bytes) => writeFile(pathOf(sha256), bytes),
    lose: (sha256) => rm(pathOf(sha256)),
    leave: async (bytes, at) => {
      const sha256 = sha256Of(bytes);
      await mkdir(dirname(pathOf(sha256)), { recursive: true });
      await writeFile(pathOf(sha256), bytes);
      await utimes(pathOf(sha256), at, at);
      return sha256;
    },
    // A file in its place: as a share that is away, it can be neither read nor written, whoever tries.
    down: async () => {
      await rename(folder, `${folder}-away`);
      await writeFile(folder, '');
    },
    up: async () => {
      await rm(folder);
      await rename(`${folder}-away`, folder);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function s3Place(): Promise<Place> {
  const server = new S3Server();
  await server.start();
  const keyOf = (sha256: string): string => placeOf(DEFAULT_SCHEMA, sha256);
  const put = (sha256: string, bytes: Buffer, modified: Date): void =>
    void server.files.set(keyOf(sha256), { bytes, modified });
  return {
    environment: () => ({ DOCUMENT_STORE: 's3', ...server.environment }),
    names: () => Promise.resolve([...server.files.keys()].map((key) => key.split('/').at(-1) ?? '')),
    alter: (sha256, bytes) => Promise.resolve(put(sha256, bytes, new Date())),
    lose: (sha256) => Promise.resolve(void server.files.delete(keyOf(sha256))),
    leave: (bytes, at) => {
      put(sha256Of(bytes), bytes, at);
      return Promise.resolve(sha256Of(bytes));
    },
    down: () => Promise.resolve(void (server.fault = 'errors')),
    up: () => Promise.resolve(void (server.fault = 'none')),
    close: () => server.stop(),
  };
}

/** As a use case of another room does it; each has words of its own. */
async function issue({ app }: World): Promise<string> {
  const em = app.get(EntityManager);
  const { id } = await RequestContext.create(em, () =>
    em.transactional(() =>
      app.get(Documents, { strict: false }).issue(SYSTEM_ACTOR, {
        kind: 'declarations',
        subject: { type: 'policy', id: newId() },
        agencyId: DEMO_AGENCY.id,
        customerId: DEMO_CUSTOMER_ID,
        data: sampleDeclarations({ remarks: [newId()] }),
      }),
    ),
  );
  return id;
}

describe.each([
  ['a folder', folderPlace],
  ['a store that speaks S3', s3Place],
])('files of documents in %s', (_, open) => {
  let place: Place;
  let world: World;
  let underwriter: Client;

  beforeAll(async () => {
    place = await open();
    world = await World.open({ environment: place.environment() });
    underwriter = await world.as('underwriter');
  });
  afterAll(async () => {
    await world?.close();
    await place?.close();
  });

  const read = async (id: string): Promise<DrawnDocument> =>
    (await underwriter.get<DrawnDocument>(`/api/v1/documents/${id}`)).body;
  const job = (name: string): Promise<string> => runJob(world.app, name);

  it('are drawn, kept and read there, and not in the database', async () => {
    const { id, sha256, htmlSha256 } = await read(await issue(world));
    expect((await place.names()).toSorted()).toEqual([sha256, htmlSha256].toSorted());
    expect(await world.rows(sql`select from document_files`)).toEqual([]);
    const pdf = await underwriter.raw(`/api/v1/documents/${id}/pdf`);
    expect([pdf.status, sha256Of(pdf.body)]).toEqual([200, sha256]);
    const verified = await underwriter.get(`/api/v1/documents/${id}/verify`);
    expect(verified.body).toMatchObject({ intact: true, pdfIntact: true, htmlIntact: true });
  });

  it('that are not what they were are not given out, nor are those that are gone', async () => {
    const { id, sha256, htmlSha256 } = await read(await issue(world));
    await place.alter(sha256, Buffer.from('%PDF-1.7 forged'));
    await place.lose(htmlSha256);
    const answer = (form: string): Promise<unknown> => underwriter.get(`/api/v1/documents/${id}/${form}`);
    expect(await answer('pdf')).toMatchObject({ status: 503, body: { code: 'documents.bytes-altered' } });
    expect(await answer('html')).toMatchObject({ status: 503, body: { code: 'documents.bytes-missing' } });
    expect(await answer('verify')).toMatchObject({
      status: 200,
      body: { pdfIntact: false, htmlIntact: false },
    });
  });

  it('wait, and nothing is lost, while the store is down', async () => {
    const [drawn, waiting] = [await read(await issue(world)), await issue(world)];
    await place.down();
    try {
      for (const path of [`${drawn.id}/pdf`, `${drawn.id}/verify`, waiting]) {
        const answer = await underwriter.get<{ code: string }>(`/api/v1/documents/${path}`);
        expect([path, answer.status, answer.body.code]).toEqual([path, 503, 'documents.store-unavailable']);
        expect(answer.headers['retry-after']).toBeDefined();
      }
      // More often than a document that is at fault itself would be tried.
      for (let attempt = 1; attempt <= 6; attempt += 1) expect(await job('documents.draw')).toBe('failed');
      expect(await job('documents.leftovers')).toBe('failed');
    } finally {
      await place.up();
    }
    expect(
      await world.rows(
        sql`select parked_at as parked, reason from undrawn_documents where document_id = ${waiting}`,
      ),
    ).toEqual([{ parked: null, reason: null }]);
    expect(await job('documents.draw')).toBe('succeeded');
    expect(await read(waiting)).toMatchObject({ pages: 2 });
    expect((await underwriter.raw(`/api/v1/documents/${drawn.id}/pdf`)).status).toBe(200);
  });

  it('that a crash left over are removed, when they are old and belong to no document', async () => {
    const { sha256 } = await read(await issue(world));
    const bytes = (await underwriter.raw(`/api/v1/documents/${(await read(await issue(world))).id}/pdf`))
      .body;
    const owned = await place.leave(bytes, TWO_DAYS_AGO);
    const young = await place.leave(Buffer.from('just written'), new Date());
    const old = await Promise.all(
      Array.from({ length: 9 }, (_each, n) =>
        place.leave(Buffer.from(`the file of nobody, ${n}`), TWO_DAYS_AGO),
      ),
    );
    expect(await job('documents.leftovers')).toBe('succeeded');
    const names = await place.names();
    expect(names).toEqual(expect.arrayContaining([sha256, owned, young]));
    expect(names.filter((name) => old.includes(name))).toEqual([]);
    const [ran] = await world.rows<{ detail: { files: number } }>(
      sql`select detail from job_runs where name = 'documents.leftovers' and outcome = 'succeeded'`,
    );
    expect(ran?.detail).toEqual({ files: old.length });
  });

  it('of a person who was erased are removed at once, but for those that others have too', async () => {
    const { sha256 } = await read(await issue(world));
    const gone = await place.leave(Buffer.from('a paper of somebody'), new Date());
    const forget = (): Promise<void> =>
      world.app.get(Documents, { strict: false }).forgetFiles([sha256, gone]);
    await RequestContext.create(world.app.get(EntityManager), forget);
    const names = await place.names();
    expect([names.includes(sha256), names.includes(gone)]).toEqual([true, false]);
    await RequestContext.create(world.app.get(EntityManager), forget);
  });
});

describe('files of documents that move', () => {
  let folder: Place;
  let s3: Place;
  let world: World;

  beforeAll(async () => {
    [folder, s3, world] = [await folderPlace(), await s3Place(), await World.open()];
  });
  afterAll(async () => {
    await world?.close();
    await folder?.close();
    await s3?.close();
  });

  it('from the database to a folder and on to S3, again and again, lose nothing', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push(await issue(world));
    await world.runJob('documents.draw');
    const hashes = (
      await world.rows(sql<{ sha256: string }>`select distinct sha256 from document_renditions order by 1`)
    ).map(({ sha256 }) => sha256);

    const move = (running: string, ...args: readonly string[]): Promise<number> =>
      documentsMove.run(args, {
        NODE_ENV: 'test',
        DATABASE_URL: world.database.url,
        DATABASE_MIGRATION_URL: world.database.ownerUrl,
        ENCRYPTION_KEY: encryptionKey(),
        ...folder.environment(),
        ...s3.environment(),
        DOCUMENT_STORE: running,
      });
    expect(await move('database', '--from', 'database', '--to', 'folder')).toBe(0);
    expect((await folder.names()).toSorted()).toEqual(hashes);
    // Half of a second run is there already; what the new store has lost meanwhile comes again.
    await folder.lose(hashes[0] ?? '');
    await expect(move('database', '--from', 'database', '--to', 'folder', '--remove')).rejects.toThrow(
      'DOCUMENT_STORE=folder',
    );
    expect(await move('folder', '--from', 'database', '--to', 'folder', '--remove')).toBe(0);
    expect((await folder.names()).toSorted()).toEqual(hashes);

    await folder.alter(hashes[1] ?? '', Buffer.from('altered'));
    expect(await move('s3', '--from', 'folder', '--to', 's3', '--remove')).toBe(1);
    // What is no longer what it was is neither copied nor thrown away.
    expect(await folder.names()).toEqual([hashes[1]]);
    expect((await s3.names()).toSorted()).toEqual(hashes.filter((hash) => hash !== hashes[1]).toSorted());

    expect(await world.rows(sql`select from document_files`)).toEqual([]);
    const reader = await startApp(world.database, { environment: s3.environment() });
    try {
      const underwriter = await signIn(reader, 'underwriter');
      const statuses = await Promise.all(
        ids.flatMap((id) =>
          ['pdf', 'html'].map(
            async (form) => (await underwriter.raw(`/api/v1/documents/${id}/${form}`)).status,
          ),
        ),
      );
      expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 200, 503]);
    } finally {
      await reader.close();
    }
  });
});
