import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Audit } from '../../audit/index.js';
import { assertPeriod, validityOverlaps } from './set-validity.js';
import { ValiditiesQueries } from './validities.queries.js';
import type { QuoteValidityResponse } from './validities.dto.js';
import { QuoteValidity } from './quote-validity.entity.js';

/** Says from which day on a setting no longer holds, or that it goes on. Another number of days is another setting. */
@Injectable()
export class EndValidity {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: ValiditiesQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    expirationDate: CalendarDate | null,
  ): Promise<QuoteValidityResponse> {
    const setting = await this.queries.lock(id);
    assertVersion(setting.rowVersion, expected);
    if (setting.expirationDate === expirationDate) return setting;
    assertPeriod(setting.effectiveDate, expirationDate);
    await over(this.em, QuoteValidity)
      .updateTable('QuoteValidity')
      .set((row) => ({ expirationDate, rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .execute()
      .catch(validityOverlaps);
    await this.audit.record(actor, {
      action: 'quoting.validity-ended',
      resourceType: 'quote-validity',
      resourceId: id,
      changes: { expirationDate: [setting.expirationDate, expirationDate] },
    });
    return this.queries.byId(id);
  }
}
