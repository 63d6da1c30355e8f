import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expect } from '@jest/globals';
import type { Role } from '../../src/shared/actor.js';
import type { Answer, Client } from './app.js';
import { startApp } from './app.js';
import type { TestDatabase } from './database.js';
import { cloneDatabase } from './database.js';
import { homeRequest, publishedCases, quoteRequest, signIn, startSeededApp } from './story.js';
import type { PolicyResponse } from '../../src/modules/policies/policies.dto.js';
import type { NoticeResponse } from '../../src/modules/policies/notices/notices.dto.js';

export interface Problem {
  readonly code: string;
  readonly detail?: string;
  readonly policyVersion?: number;
  readonly earliestEffectiveOn?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}
export type Answered<T = PolicyResponse> = Answer<T & Problem>;
type Versioned = Pick<PolicyResponse, 'id' | 'rowVersion'>;

/** Two instances on one database, whose clock the story moves. */
export class CancellationRoom {
  private constructor(
    readonly database: TestDatabase,
    readonly app: NestFastifyApplication,
    readonly other: NestFastifyApplication,
    private readonly clock: { now: Date },
  ) {}

  static async open(today: string): Promise<CancellationRoom> {
    const clock = { now: noon(today) };
    const now = (): Date => clock.now;
    const database = await cloneDatabase();
    const app = await startSeededApp(database, { now });
    return new CancellationRoom(database, app, await startApp(database, { now }), clock);
  }

  /** The day, at noon in Ohio, and somebody who signs in on it: a token does not last from one day to the next. */
  async on(day: string, role: Role = 'underwriter'): Promise<Client> {
    this.clock.now = noon(day);
    return signIn(this.app, role);
  }

  /** The moment of the story, a little later each time. */
  moment(): string {
    return this.clock.now.toISOString();
  }

  async home(by: Client): Promise<PolicyResponse> {
    return this.bind(by, homeRequest());
  }

  async auto(by: Client, more: Readonly<Record<string, unknown>> = {}): Promise<PolicyResponse> {
    return this.bind(by, quoteRequest('auto', publishedCases('auto-oh')[0]?.risk ?? {}, more));
  }

  async bind(by: Client, request: Readonly<Record<string, unknown>>): Promise<PolicyResponse> {
    const quoted = await by.post<{ id: string }>('/api/v1/quotes', request);
    expect(quoted).toMatchObject({ status: 201 });
    const bound = await by.post<PolicyResponse>(`/api/v1/quotes/${quoted.body.id}/bind`, { version: 1 });
    expect(bound).toMatchObject({ status: 201 });
    return bound.body;
  }

  read(by: Client, { id }: Pick<PolicyResponse, 'id'>): Promise<PolicyResponse> {
    return by.get<PolicyResponse>(`/api/v1/policies/${id}`).then(({ body }) => body);
  }

  async notices(by: Client, { id }: Pick<PolicyResponse, 'id'>): Promise<readonly NoticeResponse[]> {
    const { body } = await by.get<{ items: readonly NoticeResponse[] }>(`/api/v1/policies/${id}/notices`);
    return body.items;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.other.close();
    await this.database.drop();
  }
}

export function cancel(
  by: Client,
  { id, rowVersion }: Versioned,
  effectiveOn: string,
  requestedBy: 'insured' | 'insurer',
  reason: string,
): Promise<Answered> {
  return by.post(`/api/v1/policies/${id}/cancellations`, {
    policyVersion: rowVersion,
    effectiveOn,
    requestedBy,
    reason,
    ...(requestedBy === 'insurer' && { explanation: 'What we found on inspection on May 4, 2026.' }),
  });
}

export function reinstate(by: Client, { id, rowVersion }: Versioned, more: object = {}): Promise<Answered> {
  return by.post(`/api/v1/policies/${id}/reinstatements`, {
    policyVersion: rowVersion,
    reason: 'payment_received',
    ...more,
  });
}

export function rescind(by: Client, { id, rowVersion }: Versioned): Promise<Answered> {
  return by.post(`/api/v1/policies/${id}/cancellations/rescission`, {
    policyVersion: rowVersion,
    reason: 'payment_received',
  });
}

export function endorse(
  by: Client,
  { id, rowVersion }: Versioned,
  effectiveOn: string,
  path: string,
  value: unknown,
): Promise<Answered> {
  return by.post(`/api/v1/policies/${id}/endorsements`, {
    policyVersion: rowVersion,
    effectiveOn,
    changes: [{ op: 'set', path, value }],
  });
}

export function mail(
  by: Client,
  notice: Pick<NoticeResponse, 'id'>,
  mailedAt: string,
): Promise<Answered<NoticeResponse>> {
  return by.post(`/api/v1/notices/${notice.id}/mailed`, { mailedAt, proofOfMailing: 'certificate 1' });
}

function noon(day: string): Date {
  return new Date(`${day}T17:00:00Z`);
}
