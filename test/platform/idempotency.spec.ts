import { setTimeout as delay } from 'node:timers/promises';
import { Body, Controller, Get, Injectable, Param, Post } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Client } from 'pg';
import { Allow } from '../../src/platform/http/access.js';
import { LocatedAt } from '../../src/platform/http/entity-headers.js';
import { Int, JsonObject, Text } from '../../src/platform/http/fields.js';
import { httpError } from '../../src/platform/http/http.errors.js';
import { Idempotent } from '../../src/platform/http/idempotency.js';
import { newId } from '../../src/shared/ids.js';
import { cloneDatabase, rewrite } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { runJob } from '../support/run-job.js';
import type { PlatformApp } from './platform-app.js';
import { startPlatform, testConfig } from './platform-app.js';

class NoteRequest {
  @Text({ max: 50 })
  readonly text!: string;

  @Int({ min: 0, max: 5000, optional: true })
  readonly waitMs?: number;

  @JsonObject({ optional: true })
  readonly data?: object;
}

interface Note {
  readonly id: string;
  readonly text: string;
  readonly rowVersion: number;
}

let handled = 0;

/** A use case as rooms write them: its own transaction, which joins the one around it. */
@Injectable()
class WriteNote {
  constructor(private readonly em: EntityManager) {}

  @Transactional()
  async run({ text, waitMs = 0 }: NoteRequest): Promise<Note> {
    handled++;
    const id = newId();
    if (waitMs > 0) await delay(waitMs);
    await sql`
      insert into job_runs (id, name, scheduled_for, lease_until, instance) values (${id}, ${id}, now(), now(), ${text})
    `.execute(this.em.getKysely());
    if (text === 'refused') throw httpError('http.conflict', { detail: 'Refused after writing.' });
    if (text === 'broken') throw new Error('broken after writing');
    return { id, text, rowVersion: 1 };
  }

  /** Like binding a quote: one row lock, and whoever comes second is refused. */
  @Transactional()
  async claim(name: string): Promise<Note> {
    handled++;
    const { rows } = await sql<{ readonly id: string; readonly finishedAt: Date | null }>`
      select id, finished_at from job_runs where instance = ${name} for update
    `.execute(this.em.getKysely());
    const row = rows[0];
    if (!row || row.finishedAt !== null) throw httpError('http.conflict', { detail: 'Claimed already.' });
    await sql`update job_runs set finished_at = now(), outcome = 'succeeded' where id = ${row.id}`.execute(
      this.em.getKysely(),
    );
    return { id: row.id, text: name, rowVersion: 2 };
  }
}

@Controller('notes')
class NotesController {
  constructor(private readonly notes: WriteNote) {}

  @Post()
  @Allow('things.use')
  @Idempotent()
  @LocatedAt('/api/v1/notes/:id')
  create(@Body() body: NoteRequest): Promise<Note> {
    return this.notes.run(body);
  }

  @Post('other')
  @Allow('things.use')
  @Idempotent()
  other(@Body() body: NoteRequest): Promise<Note> {
    return this.notes.run(body);
  }

  @Post(':name/claim')
  @Allow('things.use')
  @Idempotent()
  claim(@Param('name') name: string): Promise<Note> {
    return this.notes.claim(name);
  }

  @Get()
  @Allow('things.use')
  list(): object {
    return {};
  }
}

let database: TestDatabase;
let owner: Client;
let platform: PlatformApp;
let twin: PlatformApp;

beforeAll(async () => {
  database = await cloneDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const config = testConfig(database.url);
  platform = await startPlatform(config, [NotesController], [WriteNote]);
  twin = await startPlatform(config, [NotesController], [WriteNote]);
});

afterAll(async () => {
  await platform.app.close();
  await twin.app.close();
  await owner.end();
  await database.drop();
});

beforeEach(() => {
  handled = 0;
});

interface Posted {
  readonly status: number;
  readonly text: string;
  readonly body: Note & { readonly code?: string };
  readonly replayed: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

interface PostOptions {
  readonly key?: string;
  readonly actor?: string;
  readonly agency?: string;
  readonly on?: PlatformApp;
}

async function post(path: string, payload: object | string, options: PostOptions = {}): Promise<Posted> {
  const { key, actor = 'ann', agency, on = platform } = options;
  const answer = await on.app.inject({
    method: 'POST',
    url: `/api/v1/notes${path}`,
    payload,
    headers: {
      'content-type': 'application/json',
      'x-test-actor': actor,
      ...(agency === undefined ? {} : { 'x-test-agency': agency }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
  });
  return {
    status: answer.statusCode,
    text: answer.payload,
    body: answer.json(),
    replayed: answer.headers['idempotency-replayed'] as string | undefined,
    headers: answer.headers,
  };
}

async function count(query: string, value: string): Promise<number> {
  const { rows } = await owner.query<{ readonly count: string }>(query, [value]);
  return Number(rows[0]?.count);
}

const notesOf = (text: string): Promise<number> =>
  count('select count(*) from job_runs where instance = $1', text);
const keysOf = (key: string): Promise<number> =>
  count('select count(*) from idempotency_keys where key = $1', key);

describe('an idempotency key', () => {
  it('gives the first answer again, byte for byte, with its headers, on another instance too', async () => {
    const first = await post('', { text: 'once' }, { key: 'k-once' });
    expect([first.status, first.replayed]).toEqual([201, undefined]);
    const again = await post('', { text: 'once' }, { key: 'k-once', on: twin });
    expect([again.status, again.replayed]).toEqual([201, 'true']);
    expect(again.text).toBe(first.text);
    for (const name of ['location', 'etag', 'content-type', 'content-length']) {
      expect(again.headers[name]).toBe(first.headers[name]);
    }
    expect(first.headers['location']).toBe(`/api/v1/notes/${first.body.id}`);
    expect(await notesOf('once')).toBe(1);
  });

  it('means the same body in another spelling', async () => {
    const first = await post('', '{"text":"spelt","data":{"a":1,"b":[1.0,"x"]}}', { key: 'k-spelt' });
    const again = await post('', '{ "data": {"b":[1,"\\u0078"], "a":1}, "text":"spelt" }', {
      key: 'k-spelt',
    });
    expect(again.replayed).toBe('true');
    expect(again.text).toBe(first.text);
  });

  it('with another body is 422', async () => {
    await post('', { text: 'one' }, { key: 'k-reused' });
    const { status, body } = await post('', { text: 'another' }, { key: 'k-reused' });
    expect([status, body.code]).toEqual([422, 'http.idempotency-key-reused']);
    expect(await notesOf('another')).toBe(0);
  });

  it('gives an answer to the agency that it was given to, not to the one its actor has moved to', async () => {
    await post('', { text: 'of north' }, { key: 'k-moved', agency: 'north' });
    const moved = await post('', { text: 'of north' }, { key: 'k-moved', agency: 'south' });
    expect([moved.status, moved.body.code]).toEqual([422, 'http.idempotency-key-reused']);
    const back = await post('', { text: 'of north' }, { key: 'k-moved', agency: 'north' });
    expect([back.status, back.replayed]).toEqual([201, 'true']);
    expect(await notesOf('of north')).toBe(1);
  });

  it('belongs to one actor and one route', async () => {
    await post('', { text: 'mine' }, { key: 'k-mine' });
    const bob = await post('', { text: 'mine' }, { key: 'k-mine', actor: 'bob' });
    const elsewhere = await post('/other', { text: 'mine' }, { key: 'k-mine' });
    expect([bob.replayed, elsewhere.replayed]).toEqual([undefined, undefined]);
    expect(await notesOf('mine')).toBe(3);
  });

  it.each(['', 'a b', 'ü', 'a'.repeat(129), '\u007f'])('that is malformed (%j) is 400', async (key) => {
    const { status, body } = await post('', { text: 'bad key' }, { key });
    expect([status, body.code]).toEqual([400, 'http.invalid-idempotency-key']);
  });

  it('is not used up by a refusal or a failure, and nothing of either is kept', async () => {
    for (const [text, status] of [
      ['refused', 409],
      ['broken', 500],
    ] as const) {
      const first = await post('', { text }, { key: `k-${text}` });
      expect([first.status, await notesOf(text), await keysOf(`k-${text}`)]).toEqual([status, 0, 0]);
      expect(first.headers['location']).toBeUndefined();
    }
    const repaired = await post('', { text: 'repaired' }, { key: 'k-refused' });
    expect([repaired.status, repaired.replayed]).toEqual([201, undefined]);
  });

  it('is looked at after validation', async () => {
    const { status, body } = await post('', { text: 5 }, { key: 'bad key' });
    expect([status, body.code]).toEqual([400, 'http.invalid-request']);
    expect(handled).toBe(0);
  });

  it('does its work once for fifty parallel requests on two instances', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        post('', { text: 'parallel', waitMs: 20 }, { key: 'k-parallel', on: index % 2 ? platform : twin }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ replayed }) => replayed === undefined)).toHaveLength(1);
    expect(await notesOf('parallel')).toBe(1);
  });

  it('turns the echo of its own success into that success', async () => {
    await post('', { text: 'prize' });
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        post('/prize/claim', {}, { key: 'k-prize', on: index % 2 ? platform : twin }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const stranger = await post('/prize/claim', {}, { key: 'k-prize-2' });
    expect([stranger.status, stranger.body.code]).toEqual([409, 'http.conflict']);
  });

  it('is free again after it has expired', async () => {
    const first = await post('', { text: 'old' }, { key: 'k-old' });
    await rewrite(
      database,
      'idempotency_keys',
      `update idempotency_keys set created_at = now() - interval '8 days', expires_at = now() - interval '1 day'
        where key = 'k-old'`,
    );
    const second = await post('', { text: 'new' }, { key: 'k-old' });
    expect([second.status, second.replayed]).toEqual([201, undefined]);
    expect(second.body.id).not.toBe(first.body.id);
    const again = await post('', { text: 'new' }, { key: 'k-old' });
    expect([again.replayed, again.text]).toEqual(['true', second.text]);
  });

  it('is removed by the cleanup job once it has expired', async () => {
    await post('', { text: 'gone' }, { key: 'k-gone' });
    await post('', { text: 'kept' }, { key: 'k-kept' });
    await rewrite(
      database,
      'idempotency_keys',
      `update idempotency_keys set created_at = now() - interval '8 days', expires_at = now() - interval '1 day'
        where key = 'k-gone'`,
    );
    expect(await runJob(platform.app, 'platform.cleanup')).toBe('succeeded');
    expect([await keysOf('k-gone'), await keysOf('k-kept')]).toEqual([0, 1]);
  });

  it('is optional', async () => {
    const first = await post('', { text: 'keyless' });
    const second = await post('', { text: 'keyless' });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await notesOf('keyless')).toBe(2);
  });
});
