import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { moveEnd } from '../../../platform/dated-settings.js';
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
    const changes = await moveEnd(this.em, QuoteValidity, setting, {
      expected,
      expirationDate,
      check: assertPeriod,
    }).catch(validityOverlaps);
    if (changes)
      await this.audit.record(actor, {
        action: 'quoting.validity-ended',
        resourceType: 'quote-validity',
        resourceId: id,
        changes,
      });
    return this.queries.byId(id);
  }
}
