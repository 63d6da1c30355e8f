import { Body, Controller, Get, Logger, Param, Post, Query } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Logger as PinoLogger } from 'pino';
import { Allow } from '../../src/platform/http/access.js';
import { Email, Text } from '../../src/platform/http/fields.js';
import { Drain } from '../../src/platform/health/drain.js';
import { LOG } from '../../src/platform/logging/logger.js';
import { cloneDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import type { PlatformApp } from './platform-app.js';
import { startPlatform, testConfig } from './platform-app.js';

const SECRETS = ['hunter2-password', 'jane@private.example', 'token-abcdef', 'Jane Private', '10.11.12.13'];

class SignIn {
  @Email()
  readonly email!: string;

  @Text({ max: 50 })
  readonly password!: string;
}

@Controller('secrets')
class SecretsController {
  @Post()
  @Allow('things.use')
  take(@Body() _body: SignIn, @Query() _query: object): object {
    new Logger('Secrets').log('a line of Nest');
    return { accessToken: 'token-abcdef' };
  }

  @Post('fail')
  @Allow('things.use')
  fail(@Body() _body: SignIn): object {
    throw new Error('failed');
  }

  @Get(':name')
  @Allow('things.use')
  read(@Param('name') name: string): object {
    return { name };
  }
}

let database: TestDatabase;
let platform: PlatformApp;
let twin: PlatformApp;

beforeAll(async () => {
  database = await cloneDatabase();
  const config = testConfig(database.url, { LOG_LEVEL: 'trace' });
  platform = await startPlatform(config, [SecretsController]);
  twin = await startPlatform(config, [SecretsController]);
});

afterAll(async () => {
  await platform.app.close();
  await twin.app.close();
  await database.drop();
});

describe('the log', () => {
  it('has one line per request, and no personal data, bodies, tokens or addresses with queries', async () => {
    const before = platform.log.lines.length;
    const headers = {
      authorization: 'Bearer token-abcdef',
      cookie: 'session=token-abcdef',
      'x-test-actor': 'user-7',
      'x-forwarded-for': '10.11.12.13',
      'content-type': 'application/json',
    };
    const body = { email: 'jane@private.example', password: 'hunter2-password' };
    const { app } = platform;
    await app.inject({
      method: 'POST',
      url: '/api/v1/secrets?email=jane@private.example',
      payload: body,
      headers,
    });
    await app.inject({ method: 'POST', url: '/api/v1/secrets/fail', payload: body, headers });
    await app.inject({
      method: 'POST',
      url: '/api/v1/secrets',
      payload: { ...body, email: 'Jane Private' },
      headers,
    });
    await app.inject({
      method: 'POST',
      url: '/api/v1/secrets',
      payload: '{"password": hunter2-password',
      headers,
    });
    await app.inject({ method: 'GET', url: '/api/v1/secrets/Jane%20Private', headers });
    await app.inject({ method: 'GET', url: '/api/v1/nothing/jane@private.example', headers });
    for (const secret of SECRETS) expect(platform.log.text).not.toContain(secret);

    const requests = platform.log.lines.slice(before).filter(({ msg }) => msg === 'request');
    expect(requests.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['POST', '/api/v1/secrets', 201],
      ['POST', '/api/v1/secrets/fail', 500],
      ['POST', '/api/v1/secrets', 400],
      ['POST', '/api/v1/secrets', 400],
      ['GET', '/api/v1/secrets/:name', 200],
      ['GET', 'unknown', 404],
    ]);
    expect(requests[0]).toMatchObject({
      level: 'info',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      ms: expect.any(Number) as unknown,
      actor: 'user-7',
      role: 'agent',
    });
  });

  it('blanks secrets that a line names all the same', () => {
    const log = platform.app.get<PinoLogger>(LOG);
    log.info({ password: 'hunter2-password', user: { email: 'jane@private.example' } }, 'careless');
    expect(platform.log.lines.find(({ msg }) => msg === 'careless')).toMatchObject({
      password: '[redacted]',
      user: { email: '[redacted]' },
    });
    for (const secret of SECRETS) expect(platform.log.text).not.toContain(secret);
  });

  it('takes the lines of Nest with their context', () => {
    // Nest has one logger per process: the application that was made last has it.
    expect(twin.log.lines).toContainEqual(
      expect.objectContaining({ level: 'info', msg: 'a line of Nest', context: 'Secrets' }),
    );
  });
});

describe('the metrics', () => {
  it('count requests by pattern, per application, with the pool and the process', async () => {
    const scrape = await platform.app.inject({ method: 'GET', url: '/metrics' });
    expect(scrape.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(scrape.payload).toContain(
      'http_request_duration_seconds_count{method="POST",route="/api/v1/secrets",status="201"} 1',
    );
    expect(scrape.payload).toMatch(/db_pool_connections \d/);
    expect(scrape.payload).toContain('process_cpu_user_seconds_total');
    expect(scrape.payload).not.toContain('Private');
    const other = await twin.app.inject({ method: 'GET', url: '/metrics' });
    expect(other.payload).not.toContain('/api/v1/secrets');
  });
});

describe('health', () => {
  it('is live and ready, and unready while draining', async () => {
    const live = await twin.app.inject({ method: 'GET', url: '/health/live' });
    expect([live.statusCode, live.json<{ readonly status: string }>().status]).toEqual([200, 'ok']);
    const ready = await twin.app.inject({ method: 'GET', url: '/health/ready' });
    expect(ready.json()).toMatchObject({ status: 'ok', info: { database: { status: 'up' } } });
    twin.app.get(Drain).begin();
    const draining = await twin.app.inject({ method: 'GET', url: '/health/ready' });
    expect([draining.statusCode, draining.headers['retry-after']]).toEqual([503, '5']);
  });
});
