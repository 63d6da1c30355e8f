import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import { PrepareRenewals } from './prepare-renewals.js';
import { RenewalTimings } from './renewal-timings.js';
import { RenewalsQueries } from './renewals.queries.js';
import { assertRenewable } from '../policies/index.js';
import { assertAllowed, assertNotEarly } from './renewals.rules.js';
import { RenewalsStore } from './renewals.store.js';
import type { RenewalResponse } from './renewals.dto.js';

/** Prepares or re-rates a renewal at once instead of waiting for the job. The result says why if it cannot be rated. */
@Injectable()
export class PrepareRenewal {
  constructor(
    private readonly store: RenewalsStore,
    private readonly timings: RenewalTimings,
    private readonly preparing: PrepareRenewals,
    private readonly queries: RenewalsQueries,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, policyId: string, expected: ExpectedRowVersion): Promise<RenewalResponse> {
    const term = await this.store.lock(actor, policyId);
    const today = this.clock.today(term.timeZone);
    assertRenewable(term, today);
    assertVersion(term.rowVersion, expected);
    if (term.renewal) assertAllowed(term.renewal, 'rate');
    const timing = (await this.timings.today()).of(term);
    assertNotEarly(actor, term, today, timing);
    await this.preparing.run(actor, [{ term, today, timing }]);
    return this.queries.ofPolicy(actor, policyId);
  }
}
