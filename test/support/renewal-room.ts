import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { demoManuals } from '../../src/database/seed/demo-manuals.js';
import { Rating } from '../../src/modules/rating/index.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import type { RenewalResponse } from '../../src/modules/renewals/renewals.dto.js';
import type { PolicyResponse } from '../../src/modules/policies/policies.dto.js';
import type { Client } from './app.js';
import type { Answered } from './world.js';
import { World } from './world.js';

export type { Answered, Problem } from './world.js';

type Json = Readonly<Record<string, unknown>>;

export type RenewalAnswer = Answered<RenewalResponse>;

/** The world with what renewing needs: editions that come into force, and offers. */
export class RenewalRoom extends World {
  /** The homeowners manual with another base rate, in force for renewals from a day on. */
  async importHomeEdition(label: string, from: string, baseRate: string, more: Json = {}): Promise<void> {
    const text = JSON.stringify(demoManuals()[1]).replace('"baseRate":"500"', `"baseRate":"${baseRate}"`);
    const manual = JSON.parse(text) as Json;
    const edition = { ...(manual['edition'] as Json), label, newBusinessDate: from, renewalDate: from };
    const fork = this.app.get(EntityManager).fork();
    await RequestContext.create(fork, () =>
      fork.transactional(() =>
        this.app
          .get(Rating, { strict: false })
          .importManual(SYSTEM_ACTOR, { ...manual, tests: [], ...more, edition }, { activate: true }),
      ),
    );
  }

  override runJob(name = 'policies.renewals', app = this.app): Promise<void> {
    return super.runJob(name, app);
  }

  renewalOf(by: Client, { id }: Pick<PolicyResponse, 'id'>): Promise<RenewalAnswer> {
    return by.get(`/api/v1/policies/${id}/renewal`);
  }
}

export function prepare(
  by: Client,
  { id, rowVersion }: Pick<PolicyResponse, 'id' | 'rowVersion'>,
): Promise<RenewalAnswer> {
  return by.post(`/api/v1/policies/${id}/renewal`, { policyVersion: rowVersion });
}

export function bind(
  by: Client,
  { id, rowVersion }: Pick<RenewalResponse, 'id' | 'rowVersion'>,
  headers: Record<string, string> = {},
): Promise<Answered<PolicyResponse>> {
  return by.post(`/api/v1/renewals/${id}/bind`, { version: rowVersion }, headers);
}

export function decide(
  by: Client,
  { id, rowVersion }: Pick<RenewalResponse, 'id' | 'rowVersion'>,
  what: 'approve' | 'withdraw',
): Promise<RenewalAnswer> {
  return by.post(`/api/v1/renewals/${id}/${what}`, {
    version: rowVersion,
    reason: 'Asked for on the phone.',
  });
}

export function endorse(
  by: Client,
  { id, rowVersion }: Pick<PolicyResponse, 'id' | 'rowVersion'>,
  effectiveOn: string,
  path: string,
  value: unknown,
): Promise<Answered<PolicyResponse>> {
  const changes = [{ op: 'set', path, value }];
  return by.post(`/api/v1/policies/${id}/endorsements`, { policyVersion: rowVersion, effectiveOn, changes });
}
