import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { PUBLIC_URL, Server, sha256 } from './authorization.js';
import type { TestDatabase } from './database.js';
import { hashQuickly } from './quick-hashing.js';
import { tokenOf } from './tokens.js';
import { lookForAlerts } from './trail-rows.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { ClockModule } from '../../src/platform/clock/clock.module.js';
import { ConfigModule } from '../../src/platform/config/config.module.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { EncryptionModule } from '../../src/platform/encryption/encryption.module.js';
import { HealthModule } from '../../src/platform/health/health.module.js';
import { configureHttp, nestOptions } from '../../src/platform/http/configure-http.js';
import { fastifyOptions } from '../../src/platform/http/fastify-options.js';
import { JobsModule } from '../../src/platform/jobs/jobs.module.js';
import { LimitsModule } from '../../src/platform/limits/limits.module.js';
import { LoggingModule } from '../../src/platform/logging/logging.module.js';
import { MailModule } from '../../src/platform/mail/mail.module.js';
import { SmsModule } from '../../src/platform/sms/sms.module.js';
import { MetricsModule } from '../../src/platform/metrics/metrics.module.js';
import type { Role } from '../../src/shared/actor.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import { Clock } from '../../src/shared/clock.js';
import { Identity, IdentityModule, mountAuthorizationServer } from '../../src/modules/identity/index.js';
import { CLIENT_ID } from '../../src/modules/identity/domain/access-claims.js';
import { PasswordHasher } from '../../src/modules/identity/passwords/password-hasher.js';
import type { UserResponse } from '../../src/modules/identity/identity.dto.js';

export const PASSWORD = 'seven quiet lamps by the river';

/** A clock that a test moves; it starts at the real time, because the database's own clock cannot be moved. */
export class MovableClock extends Clock {
  private ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  forward(seconds: number): void {
    this.ahead += seconds * 1000;
  }

  /** Ahead only as long as the work takes. */
  async during<T>(seconds: number, work: () => Promise<T>): Promise<T> {
    this.forward(seconds);
    try {
      return await work();
    } finally {
      this.forward(-seconds);
    }
  }
}

export interface RoomOptions {
  readonly controllers?: readonly Type[];
  /** `real` costs as much as in production; others hash with little memory. */
  readonly hasher?: PasswordHasher | 'real';
  readonly environment?: Readonly<Record<string, string>>;
}

export interface RoomRequest {
  readonly token?: string;
  readonly body?: object;
  /** A body that is no JSON. */
  readonly text?: string;
  readonly headers?: Record<string, string>;
  /** The address it comes from. */
  readonly from?: string;
}

/** One instance of an application that has only this room. */
export class Room {
  readonly clock = new MovableClock();
  private app: NestFastifyApplication;

  static async open(database: TestDatabase, options: RoomOptions = {}): Promise<Room> {
    const room = new Room();
    const config = loadConfig({
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
      LOG_LEVEL: 'silent',
      // Sealing, looking for alerts and the like go on each second, in each of the rooms that a test has open.
      JOBS_ENABLED: 'false',
      ...options.environment,
      AUDIT_REQUESTS: 'false',
    });
    const builder = Test.createTestingModule({
      imports: [
        ConfigModule.forRoot(config),
        LoggingModule.forRoot(),
        MetricsModule,
        ClockModule,
        JobsModule.forConfig(config),
        LimitsModule,
        MailModule,
        SmsModule,
        EncryptionModule,
        HealthModule,
        DatabaseModule.forConfig(config),
        IdentityModule,
      ],
      controllers: [...(options.controllers ?? [])],
    })
      .overrideProvider(Clock)
      .useValue(room.clock);
    if (options.hasher instanceof PasswordHasher)
      builder.overrideProvider(PasswordHasher).useValue(options.hasher);
    const module = await builder.compile();
    room.app = module.createNestApplication<NestFastifyApplication>(
      new FastifyAdapter(fastifyOptions(config)),
      nestOptions,
    );
    configureHttp(room.app, config);
    mountAuthorizationServer(room.app);
    if (!options.hasher) hashQuickly(room.app);
    try {
      await room.app.init();
      await room.app.getHttpAdapter().getInstance().ready();
    } catch (error) {
      await room.app.close();
      throw error;
    }
    return room;
  }

  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T {
    return this.app.get<T>(token as Type<T>, { strict: false });
  }

  /** As within a request, with an identity map of its own. */
  inContext<T>(work: () => Promise<T>): Promise<T> {
    return RequestContext.create(this.get(EntityManager).fork(), work);
  }

  lookForAlerts(): Promise<number> {
    return lookForAlerts(this.app);
  }

  get database(): Kysely<unknown> {
    return this.get(EntityManager).fork().getKysely() as unknown as Kysely<unknown>;
  }

  /** The agency of all agents of the room. */
  async agency(): Promise<string> {
    const id = '01930000-0000-7000-8000-00000000a0a0';
    await sql`insert into agencies (id, code, name) values (${id}, 'ROOM', 'Room') on conflict do nothing`.execute(
      this.database,
    );
    return id;
  }

  async createUser(email: string, role: Role, password: string | null = PASSWORD): Promise<UserResponse> {
    const agencyId = role === 'agent' ? await this.agency() : null;
    return this.get(Identity).createUser(SYSTEM_ACTOR, {
      email,
      firstName: 'Nora',
      lastName: 'Field',
      role,
      agencyId,
      password,
    });
  }

  request(
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    { token, body, text, headers, from }: RoomRequest = {},
  ): Promise<LightMyRequestResponse> {
    return this.app.inject({
      method,
      url,
      ...(from === undefined ? {} : { remoteAddress: from }),
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { payload: body }),
      ...(text === undefined ? {} : { payload: text }),
    });
  }

  /** A request as it is. */
  send(options: InjectOptions): Promise<LightMyRequestResponse> {
    return this.app.inject(options);
  }

  /** What the page says to a password: 303 when it is right, and where to. */
  async login(email: string, password = PASSWORD, from = '127.0.0.1'): Promise<LightMyRequestResponse> {
    const query = new URLSearchParams({
      client_id: CLIENT_ID,
      response_type: 'code',
      redirect_uri: `${PUBLIC_URL}/account`,
      scope: 'openid api',
      code_challenge: sha256('a verifier'.repeat(5)).slice(0, 43),
      code_challenge_method: 'S256',
    });
    const url = `/oidc/auth?${query.toString()}`;
    const { headers, cookies } = await this.app.inject({ method: 'GET', url, remoteAddress: from });
    return this.app.inject({
      method: 'POST',
      url: `${new URL(headers.location ?? '', PUBLIC_URL).pathname}/password`,
      remoteAddress: from,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      cookies: Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
      payload: new URLSearchParams({ email, password }).toString(),
    });
  }

  /** As the command line makes one. */
  token(email: string): Promise<string> {
    return tokenOf(this.app, email);
  }

  /** Where a browser can reach it. */
  listening(): Promise<Server> {
    return Server.listening(this.app);
  }

  me(token: string): Promise<LightMyRequestResponse> {
    return this.request('GET', '/api/v1/auth/me', { token });
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
