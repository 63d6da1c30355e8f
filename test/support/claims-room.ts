import type { ClaimResponse } from '../../src/modules/claims/claims.dto.js';
import type { PolicyResponse } from '../../src/modules/policies/policies.dto.js';
import type { Client } from './app.js';
import { ifMatch } from './app.js';
import { homeOfOneWithLosses } from './story.js';
import type { Answered as AnsweredOf } from './world.js';
import { World } from './world.js';

export type Answered<T = ClaimResponse> = AnsweredOf<T>;
type Json = Readonly<Record<string, unknown>>;

/** The world as adjusters see it: homes of people who have had losses, and what they report. */
export class ClaimsRoom extends World {
  override home(by: Client, more: Json = {}): Promise<PolicyResponse> {
    return this.bind(by, homeOfOneWithLosses(more));
  }

  report(by: Client, more: Json = {}): Promise<Answered> {
    return by.post('/api/v1/claims', { channel: 'phone', ...more });
  }
}

/** A step on the version of the claim that the caller has seen. */
export function step(
  by: Client,
  { id, rowVersion }: Pick<ClaimResponse, 'id' | 'rowVersion'>,
  name: string,
  body: Json = {},
): Promise<Answered> {
  return by.send({
    method: 'POST',
    url: `/api/v1/claims/${id}/${name}`,
    headers: ifMatch(rowVersion),
    ...(Object.keys(body).length > 0 && { payload: body }),
  });
}

export function complete(
  by: Client,
  { id, rowVersion }: Pick<ClaimResponse, 'id' | 'rowVersion'>,
  body: Json,
): Promise<Answered> {
  return by.patch(`/api/v1/claims/${id}`, body, ifMatch(rowVersion));
}
