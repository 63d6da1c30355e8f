import type { PolicyResponse } from '../../src/modules/policies/policies.dto.js';
import type { NoticeResponse } from '../../src/modules/policies/notices/notices.dto.js';
import type { Client } from './app.js';
import type { Answered } from './world.js';
import { World } from './world.js';
import type { DemoPerson } from './tokens.js';
import { ifMatch } from './app.js';

export type { Answered, Problem } from './world.js';

type Versioned = Pick<PolicyResponse, 'id' | 'rowVersion'>;

/** The world as underwriters see it who end policies and mail notices. */
export class CancellationRoom extends World {
  override on(day: string, person: DemoPerson = 'underwriter'): Promise<Client> {
    return super.on(day, person);
  }

  async notices(by: Client, { id }: Pick<PolicyResponse, 'id'>): Promise<readonly NoticeResponse[]> {
    const { body } = await by.get<{ items: readonly NoticeResponse[] }>(`/api/v1/policies/${id}/notices`);
    return body.items;
  }
}

export function cancel(
  by: Client,
  { id, rowVersion }: Versioned,
  effectiveOn: string,
  requestedBy: 'insured' | 'insurer',
  reason: string,
): Promise<Answered> {
  return by.post(
    `/api/v1/policies/${id}/cancellations`,
    {
      effectiveOn,
      requestedBy,
      reason,
      ...(requestedBy === 'insurer' && { explanation: 'What we found on inspection on May 4, 2026.' }),
    },
    ifMatch(rowVersion),
  );
}

/** With a statement of no loss where it leaves a lapse. */
export function reinstate(
  by: Client,
  { id, rowVersion }: Versioned,
  more: { readonly effectiveOn?: string; readonly [other: string]: unknown } = {},
): Promise<Answered> {
  const { effectiveOn } = more;
  const noLossStatement = { signedBy: 'Ada Lake', signedOn: effectiveOn };
  return by.post(
    `/api/v1/policies/${id}/reinstatements`,
    { reason: 'payment_received', ...(effectiveOn !== undefined && { noLossStatement }), ...more },
    ifMatch(rowVersion),
  );
}

export function rescind(by: Client, { id, rowVersion }: Versioned): Promise<Answered> {
  return by.post(
    `/api/v1/policies/${id}/cancellations/rescission`,
    { reason: 'payment_received' },
    ifMatch(rowVersion),
  );
}

export function endorse(
  by: Client,
  { id, rowVersion }: Versioned,
  effectiveOn: string,
  path: string,
  value: unknown,
): Promise<Answered> {
  return by.post(
    `/api/v1/policies/${id}/endorsements`,
    { effectiveOn, changes: [{ op: 'set', path, value }] },
    ifMatch(rowVersion),
  );
}

export function mail(
  by: Client,
  { id, rowVersion }: Pick<NoticeResponse, 'id' | 'rowVersion'>,
  mailedAt: string,
): Promise<Answered<NoticeResponse>> {
  const mailing = { mailedAt, proofOfMailing: 'certificate 1' };
  return by.post(`/api/v1/notices/${id}/mailed`, mailing, ifMatch(rowVersion));
}
