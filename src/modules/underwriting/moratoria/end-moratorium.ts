import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { moveEnd } from '../../../platform/dated-settings.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Dated } from '../../../shared/dated.js';
import { longDate } from '../../../shared/long-date.js';
import { Audit } from '../../audit/index.js';
import { MoratoriaQueries } from './moratoria.queries.js';
import { underwritingError } from '../underwriting.errors.js';
import type { MoratoriumResponse } from './moratoria.dto.js';
import { UnderwritingHold } from './hold.entity.js';

/** Ends a moratorium, puts its end off, or lifts it before it has begun. */
@Injectable()
export class EndMoratorium {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: MoratoriaQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    expirationDate: CalendarDate | null,
  ): Promise<MoratoriumResponse> {
    const moratorium = await this.queries.lock(id);
    const changes = await moveEnd(this.em, UnderwritingHold, moratorium, {
      expected,
      expirationDate,
      check: assertEndsInTime,
    });
    if (changes)
      await this.audit.record(actor, {
        action: 'quoting.hold-ended',
        resourceType: 'underwriting-hold',
        resourceId: id,
        changes,
      });
    return this.queries.byId(id);
  }
}

/** One that is lifted before it has begun ends on its first day. */
function assertEndsInTime({ effectiveDate, expirationDate }: Dated): void {
  if (expirationDate === null || effectiveDate <= expirationDate) return;
  throw underwritingError('quoting.hold-invalid', {
    errors: [{ pointer: '/expirationDate', detail: `must be ${longDate(effectiveDate)} or later` }],
  });
}
