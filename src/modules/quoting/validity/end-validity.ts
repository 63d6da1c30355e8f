import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sql } from 'kysely';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Audit } from '../../audit/index.js';
import { assertPeriod, validityOverlaps } from './set-validity.js';
import { ValiditiesQueries } from './validities.queries.js';
import type { QuoteValidityResponse } from './validities.dto.js';

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
    await sql`
      update quote_validities set expiration_date = ${expirationDate}, row_version = row_version + 1 where id = ${id}
    `
      .execute(this.em.getKysely())
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
