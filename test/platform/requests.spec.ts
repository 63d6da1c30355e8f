import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpError } from '../../src/platform/http/http.errors.js';
import { LocatedAt } from '../../src/platform/http/entity-headers.js';
import { AcceptsText, LargestBody } from '../../src/platform/http/route-options.js';
import type { ExpectedRowVersion } from '../../src/platform/http/etag.js';
import { ExpectedVersion, assertVersion } from '../../src/platform/http/etag.js';
import { DateOnly, Id, Int, ListOf, Nested, PageQuery, Text } from '../../src/platform/http/fields.js';
import { IdParam } from '../../src/platform/http/id-param.js';
import { cloneDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import type { PlatformApp } from './platform-app.js';
import { listen, startPlatform, testConfig } from './platform-app.js';

class Driver {
  @Text({ max: 50 })
  readonly name!: string;

  @DateOnly()
  readonly birthDate!: string;
}

class Garage {
  @Text({ max: 10 })
  readonly zip!: string;
}

class ThingRequest {
  @Text({ max: 50, example: 'A thing' })
  readonly name!: string;

  @Int({ min: 0, max: 10, optional: true })
  readonly count?: number;

  @ListOf(() => Driver, { max: 2, optional: true })
  readonly drivers?: readonly Driver[];

  @Nested(() => Garage, { optional: true })
  readonly garage?: Garage;
}

class Thing {
  @Id()
  readonly id!: string;

  @Int({ min: 1, max: 1000 })
  readonly rowVersion!: number;
}

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

@ApiTags('things')
@Controller('things')
class ThingsController {
  lastMade: ThingRequest | undefined;

  @Post()
  @LocatedAt('/api/v1/things/:id')
  @ApiOperation({ summary: 'Make a thing' })
  @ApiCreatedResponse({ type: Thing })
  create(@Body() body: ThingRequest): Thing {
    this.lastMade = body;
    return { id: ID, rowVersion: 1 };
  }

  @Get()
  @ApiOperation({ summary: 'List things' })
  @ApiOkResponse({ type: Thing })
  list(@Query() query: PageQuery): object {
    return { limit: query.limit };
  }

  @Get('broken')
  @ApiOperation({ summary: 'Fail' })
  @ApiOkResponse({ type: Thing })
  broken(): never {
    throw new Error('select * from customers where email = secret@example.com');
  }

  @Post('lines')
  @AcceptsText('text/csv')
  @LargestBody(8000)
  @LocatedAt('/api/v1/things/:id')
  @ApiOperation({ summary: 'Make a thing of text' })
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiCreatedResponse({ type: Thing })
  lines(@Body() text: string): object {
    return { id: ID, length: text.length };
  }

  @Get('busy')
  @ApiOperation({ summary: 'Be busy' })
  @ApiOkResponse({ type: Thing })
  busy(): never {
    throw httpError('http.unavailable', { retryAfter: 7 });
  }

  @Get(':id')
  @ApiOperation({ summary: 'See a thing' })
  @ApiOkResponse({ type: Thing })
  read(@IdParam() id: string): Thing {
    return { id, rowVersion: 3 };
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a thing' })
  @ApiOkResponse({ type: Thing })
  update(
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() _body: ThingRequest,
  ): Thing {
    assertVersion(3, expected);
    return { id, rowVersion: 4 };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a thing' })
  @ApiNoContentResponse()
  remove(@IdParam() _id: string, @ExpectedVersion() expected: ExpectedRowVersion): void {
    assertVersion(3, expected);
  }
}

interface ProblemBody {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly instance: string;
  readonly requestId: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly position?: number;
  readonly currentETag?: string;
}

let database: TestDatabase;
let platform: PlatformApp;
let port: number;

beforeAll(async () => {
  database = await cloneDatabase();
  platform = await startPlatform(
    testConfig(database.url, { BODY_LIMIT_BYTES: '2048', CORS_ORIGINS: 'https://app.example.com' }),
    [ThingsController],
  );
  port = await listen(platform.app);
});

afterAll(async () => {
  await platform.app.close();
  await database.drop();
});

interface Sent {
  readonly status: number;
  readonly headers: Headers;
  readonly problem: ProblemBody;
}

async function send(
  method: string,
  path: string,
  body?: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Sent> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    problem: (text === '' ? {} : JSON.parse(text)) as ProblemBody,
  };
}

function post(
  body: string | Buffer,
  headers: Record<string, string> = {},
  path = '/api/v1/things',
): Promise<Sent> {
  return send('POST', path, new Uint8Array(Buffer.from(body)), {
    'content-type': 'application/json',
    ...headers,
  });
}

/** Bytes that no HTTP client would send. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

describe('a body', () => {
  it.each([
    ['truncated JSON', '{"name":"a"', 'http.malformed-json', undefined],
    ['JSON with a comma too much', '{"name":"a",}', 'http.malformed-json', undefined],
    ['a list at the top', '[]', 'http.not-an-object', undefined],
    ['a text at the top', '"a"', 'http.not-an-object', undefined],
    ['null', 'null', 'http.not-an-object', undefined],
    ['nothing', '', 'http.empty-body', undefined],
    [
      'a key twice',
      '{"name":"a","drivers":[{"name":"a","name":"b"}]}',
      'http.duplicate-key',
      '/drivers/0/name',
    ],
    ['a key twice, once escaped', '{"name":"a","n\\u0061me":"b"}', 'http.duplicate-key', '/name'],
    ['an integer beyond 2^53', '{"name":"a","count":9007199254740993}', 'http.number-out-of-range', '/count'],
    ['a number beyond doubles', '{"name":"a","count":1e400}', 'http.number-out-of-range', '/count'],
    ['NUL in a text', '{"name":"a\\u0000b"}', 'http.malformed-text', '/name'],
    ['half a surrogate pair', '{"name":"\\ud800"}', 'http.malformed-text', '/name'],
    ['half a surrogate pair in a key', '{"\\udc00":1}', 'http.malformed-text', ''],
    ['__proto__', '{"name":"a","__proto__":{"admin":true}}', 'http.forbidden-key', '/__proto__'],
    ['constructor', '{"name":"a","garage":{"constructor":1}}', 'http.forbidden-key', '/garage/constructor'],
    ['toString', '{"name":"a","toString":1}', 'http.forbidden-key', '/toString'],
    ['an escaped __proto__', '{"\\u005f_proto__":1}', 'http.forbidden-key', '/__proto__'],
    ['a list of lists', '{"name":"a","drivers":[[]]}', 'http.invalid-request', '/drivers/0'],
    [
      'a list where an object belongs',
      '{"name":"a","garage":[{"zip":"1"}]}',
      'http.invalid-request',
      '/garage',
    ],
    ['null where an object belongs', '{"name":"a","garage":null}', 'http.invalid-request', '/garage'],
    ['an unknown field', '{"name":"a","color":"red"}', 'http.invalid-request', '/color'],
    [
      'an unknown field deep down',
      '{"name":"a","garage":{"zip":"1","x/y~z":1}}',
      'http.invalid-request',
      '/garage/x~1y~0z',
    ],
    ['a number where text belongs', '{"name":5}', 'http.invalid-request', '/name'],
    ['a text where a number belongs', '{"name":"a","count":"5"}', 'http.invalid-request', '/count'],
    [
      'a date that is none',
      '{"name":"a","drivers":[{"name":"b","birthDate":"2026-02-30"}]}',
      'http.invalid-request',
      '/drivers/0/birthDate',
    ],
    ['too many items', '{"name":"a","drivers":[{},{},{}]}', 'http.invalid-request', '/drivers'],
    ['a missing field', '{}', 'http.invalid-request', '/name'],
  ])('with %s is refused', async (_, body, code, pointer) => {
    const { status, headers, problem } = await post(body);
    expect(problem.code).toBe(code);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(problem.errors?.[0]?.pointer).toBe(pointer);
  });

  it('says where its JSON breaks', async () => {
    const { problem } = await post('{\n  "name": tru\n}');
    expect(problem.detail).toBe('The body is not JSON at line 2, column 11 (position 12).');
    expect(problem.position).toBe(12);
  });

  it('nested too deeply is refused', async () => {
    const { status, problem } = await post(`{"name":${'['.repeat(200)}${']'.repeat(200)}}`);
    expect([status, problem.code]).toEqual([400, 'http.too-deep']);
  });

  it('that is not UTF-8, or begins with a byte order mark, is refused', async () => {
    const broken = await post(Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]));
    expect([broken.status, broken.problem.code]).toEqual([400, 'http.malformed-text']);
    const marked = await post(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{"name":"a"}')]));
    expect([marked.status, marked.problem.code]).toEqual([400, 'http.malformed-json']);
  });

  it.each([
    ['application/x-www-form-urlencoded', 'name=a'],
    ['text/plain', '{"name":"a"}'],
    ['application/json; charset=latin1', '{"name":"a"}'],
    ['application/json-patch+json', '{"name":"a"}'],
    ['multipart/form-data; boundary=x', '--x--'],
  ])('of type %s is 415', async (type, body) => {
    const { status, problem } = await post(body, { 'content-type': type });
    expect([status, problem.code]).toEqual([415, 'http.unsupported-media-type']);
  });

  it('without a type, or compressed, is 415', async () => {
    const untyped = await raw(
      'POST /api/v1/things HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 12\r\n\r\n{"name":"a"}',
    );
    expect(untyped).toMatch(/^HTTP\/1\.1 415 .*"code":"http.unsupported-media-type"/s);
    const compressed = await post('{"name":"a"}', { 'content-encoding': 'gzip' });
    expect(compressed.status).toBe(415);
  });

  it('may say charset=utf-8', async () => {
    const { status } = await post('{"name":"a"}', { 'content-type': 'application/json; charset=UTF-8' });
    expect(status).toBe(201);
  });

  it('of text is taken where a route asks for it, and only there', async () => {
    const lines = (body: string | Buffer, type = 'text/csv; charset=utf-8') =>
      post(body, { 'content-type': type }, '/api/v1/things/lines');
    const long = await lines(`\ufeffa,b\r\n${'x'.repeat(3000)}`);
    expect([long.status, long.headers.get('location')]).toEqual([201, `/api/v1/things/${ID}`]);
    expect(await lines('{"name":"a"}', 'application/json')).toMatchObject({ status: 415 });
    expect(await lines('a,b', 'text/csv; charset=latin1')).toMatchObject({ status: 415 });
    expect(await post('a,b', { 'content-type': 'text/csv' })).toMatchObject({ status: 415 });
    expect(await lines('a\0b')).toMatchObject({ status: 400, problem: { code: 'http.malformed-text' } });
    expect(await lines(Buffer.from([0x61, 0xff]))).toMatchObject({ status: 400 });
    expect(await lines('x'.repeat(8001))).toMatchObject({
      status: 413,
      problem: { code: 'http.body-too-large' },
    });
  });

  it('whose sender goes away is not taken for a lost database', async () => {
    const before = platform.log.lines.filter((line) => line['code'] === 'http.unavailable').length;
    const socket = connect(port, '127.0.0.1');
    const half =
      'POST /api/v1/things HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{';
    await new Promise<void>((sent) => socket.write(half, () => sent()));
    await delay(50);
    socket.destroy();
    await delay(100);
    const refused = platform.log.lines.filter((line) => line['code'] === 'http.unavailable');
    expect(refused.slice(before)).toEqual([]);
  });

  it('larger than the limit is 413', async () => {
    const { status, problem } = await post(JSON.stringify({ name: 'a'.repeat(3000) }));
    expect([status, problem.code]).toEqual([413, 'http.body-too-large']);
  });

  it('reaches the route as an instance of its class, down to the last item, with texts as they are kept', async () => {
    const driver = { name: 'Ada', birthDate: '1988-04-12' };
    const sent = { name: 'A\u0301 thing', count: 2, drivers: [driver], garage: { zip: '43004' } };
    expect((await post(JSON.stringify(sent))).status).toBe(201);
    const made = platform.app.get(ThingsController).lastMade;
    expect(made).toBeInstanceOf(ThingRequest);
    expect(made?.drivers?.[0]).toBeInstanceOf(Driver);
    expect(made?.garage).toBeInstanceOf(Garage);
    expect(made).toMatchObject({ ...sent, name: '\u00c1 thing' });
  });

  it('is taken with any JSON that is right', async () => {
    const body =
      '{ "name" : "a\\":\\"b", "count":3,"drivers" :\n[ {"name":"\\u00e9 :\\"", "birthDate":"2000-02-29"} ] }';
    const { status, headers } = await post(body);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/api/v1/things/${ID}`);
    expect(headers.get('etag')).toBe('"1"');
  });
});

describe('an address', () => {
  it('that does not exist is a 404 problem', async () => {
    const { status, problem } = await send('GET', '/api/v1/nothing?secret=1');
    expect([status, problem.code, problem.instance]).toEqual([404, 'http.not-found', '/api/v1/nothing']);
  });

  it('with another method is 405 and names the right ones', async () => {
    const { status, headers, problem } = await send('PUT', `/api/v1/things/${ID}`);
    expect([status, problem.code]).toEqual([405, 'http.method-not-allowed']);
    expect(headers.get('allow')).toBe('DELETE, GET, HEAD, PATCH');
  });

  it('under a route for a whole folder, with nothing there, is 404 and not 405', async () => {
    const { status, problem } = await send('GET', '/api/docs/..%2f..%2fpackage.json');
    expect([status, problem.code]).toEqual([404, 'http.not-found']);
  });

  it.each(['%zz', '%', '%2', '%ff', '%c3%28', '%ed%a0%80'])(
    'with %s in its path is a 400 problem',
    async (text) => {
      for (const path of [`/api/v1/things/${text}`, `/api/v1/${text}`, `/api/docs/${text}`]) {
        const { status, problem } = await send('GET', path);
        expect([status, problem.code]).toEqual([400, 'http.malformed-request']);
      }
    },
  );

  it.each([
    ['cursor=%zz', '?cursor'],
    ['limit=%', '?limit'],
    ['limit=5%2', '?limit'],
    ['cursor=%ff', '?cursor'],
    ['cursor=a&cursor=%c3%28', '?cursor'],
    ['cursor=%ed%a0%80', '?cursor'],
    ['unknown=%E0%A4%A', '?unknown'],
    ['%zz=1', '?'],
    ['%zz', '?'],
    ['limit=5&&%', '?'],
  ])('with the query %s, which is no percent-encoding, is a 400 problem', async (query, pointer) => {
    for (const path of ['/api/v1/things', `/api/v1/things/${ID}`, '/health/live']) {
      const { status, problem } = await send('GET', `${path}?${query}`);
      expect([status, problem.code, problem.errors?.[0]?.pointer]).toEqual([
        400,
        'http.malformed-request',
        pointer,
      ]);
    }
  });

  it.each(['1', '%00', 'null', '%27%20or%201=1', '01890a5d-ac96-774b-bcce-b302099a805'])(
    'with the id %s is refused',
    async (id) => {
      const { status, problem } = await send('GET', `/api/v1/things/${id}`);
      expect([status, problem.code]).toEqual([400, 'http.invalid-id']);
    },
  );

  it('longer than a parameter may be is a problem', async () => {
    const { status, problem } = await send('GET', `/api/v1/things/${'a'.repeat(500)}`);
    expect(status).toBe(414);
    expect(problem.code).toBe('http.uri-too-long');
  });

  it.each([
    ['limit=0', '?limit'],
    ['limit=201', '?limit'],
    ['limit=ten', '?limit'],
    ['limit=1&limit=2', '?limit'],
    ['cursor=%00', '?cursor'],
    ['cursor=', '?cursor'],
    ['color=red', '?color'],
    ['toString=1', '?toString'],
    ['__proto__=1', '?__proto__'],
  ])('with the query %s is refused', async (query, pointer) => {
    const { status, problem } = await send('GET', `/api/v1/things?${query}`);
    expect([status, problem.errors?.[0]?.pointer]).toEqual([400, pointer]);
  });

  it('takes a limit as a number, 50 unless told', async () => {
    const [told, untold] = await Promise.all([
      send('GET', '/api/v1/things?limit=200'),
      send('GET', '/api/v1/things'),
    ]);
    expect([told.problem, untold.problem]).toEqual([{ limit: 200 }, { limit: 50 }]);
  });

  it('is not needed for bytes that are no HTTP', async () => {
    const answer = await raw('HELLO\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/);
  });
});

describe('a version', () => {
  const change = (ifMatch?: string): Promise<Sent> =>
    send('PATCH', `/api/v1/things/${ID}`, '{"name":"b"}', {
      'content-type': 'application/json',
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    });

  // nginx makes the tags of what it compresses weak, Apache and Caddy name the coding in them.
  it.each([
    ['"3"'],
    ['"1", "3"'],
    ['"1",, "3" ,'],
    ['"other", "3"'],
    ['*'],
    [' * '],
    ['W/"3"'],
    ['W/"1", W/"3"'],
    ['"1",W/"3"'],
    ['"3-gzip"'],
    ['W/"3-br"'],
    ['"3--zstd"'],
  ])('that matches %s lets the change through', async (ifMatch) => {
    const { status, headers } = await change(ifMatch);
    expect([status, headers.get('etag')]).toEqual([200, '"4"']);
  });

  it('that is missing is 428', async () => {
    const { status, problem } = await change();
    expect([status, problem.code]).toEqual([428, 'http.precondition-required']);
  });

  it.each(['"2"', 'W/"2"', '"1", W/"2"', '"abc"', 'W/"abc"', '""', '"-3"', '"3-lz4"'])(
    '%s that is stale is 412 and names the current one',
    async (ifMatch) => {
      const { status, problem } = await change(ifMatch);
      expect([status, problem.code, problem.currentETag]).toEqual([412, 'http.stale-version', '"3"']);
    },
  );

  it.each([['3'], ['W/3'], ['w/"3"'], ['"3'], ['"3" "4"'], ['*, "3"']])(
    'written %s is 400 with a pointer',
    async (ifMatch) => {
      const { status, problem } = await change(ifMatch);
      expect([status, problem.code]).toEqual([400, 'http.invalid-if-match']);
      expect(problem.errors?.[0]?.pointer).toBe('If-Match');
    },
  );

  it('that the client holds already is 304 without a body', async () => {
    const fresh = await send('GET', `/api/v1/things/${ID}`, undefined, { 'if-none-match': '"3"' });
    expect([fresh.status, fresh.headers.get('etag'), fresh.problem]).toEqual([304, '"3"', {}]);
    for (const held of ['W/"3"', '"2", W/"3"', '"3-gzip"', 'W/"3-br"', '*']) {
      expect(await send('GET', `/api/v1/things/${ID}`, undefined, { 'if-none-match': held })).toMatchObject({
        status: 304,
      });
    }
    const old = await send('GET', `/api/v1/things/${ID}`, undefined, { 'if-none-match': '"2", W/"4"' });
    expect(old.status).toBe(200);
  });

  it('is asked for a removal too', async () => {
    const { status } = await send('DELETE', `/api/v1/things/${ID}`, undefined, { 'if-match': '"3"' });
    expect(status).toBe(204);
  });
});

describe('an answer', () => {
  it('to a failure has an id and no detail, and the log has the stack', async () => {
    const { status, problem } = await send('GET', '/api/v1/things/broken');
    expect(problem).toEqual({
      type: 'urn:bindery:problem:http.internal-error',
      title: expect.any(String) as unknown,
      status: 500,
      code: 'http.internal-error',
      instance: '/api/v1/things/broken',
      requestId: expect.any(String) as unknown,
    });
    expect(status).toBe(500);
    const line = platform.log.lines.find((one) => one['requestId'] === problem.requestId && 'err' in one);
    expect(line).toMatchObject({ level: 'error', err: { name: 'Error' } });
  });

  it('says when to try again', async () => {
    const { status, headers } = await send('GET', '/api/v1/things/busy');
    expect([status, headers.get('retry-after')]).toEqual([503, '7']);
  });

  it('carries the request id of the caller, or a new one', async () => {
    const given = await send('GET', '/api/v1/things', undefined, { 'x-request-id': 'trace-42' });
    expect(given.headers.get('x-request-id')).toBe('trace-42');
    const forged = await send('GET', '/api/v1/nothing', undefined, { 'x-request-id': 'a b"}{' });
    expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(forged.problem.requestId).toBe(forged.headers.get('x-request-id'));
  });

  it('has security headers and is not stored by caches', async () => {
    for (const path of ['/api/v1/things', '/api/v1/nothing', '/health/live']) {
      const { headers } = await send('GET', path);
      expect(headers.get('cache-control')).toContain('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    }
  });

  it('is open to the listed browser origins only', async () => {
    const listed = await send('GET', '/api/v1/things', undefined, { origin: 'https://app.example.com' });
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
    expect(listed.headers.get('access-control-expose-headers')).toContain('etag');
    const other = await send('GET', '/api/v1/things', undefined, { origin: 'https://evil.example.com' });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});
