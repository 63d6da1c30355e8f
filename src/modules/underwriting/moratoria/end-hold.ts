import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sql } from 'kysely';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { longDate } from '../../../shared/long-date.js';
import { Audit } from '../../audit/index.js';
import type { HoldView } from '../holds.queries.js';
import { HoldsQueries } from '../holds.queries.js';
import { underwritingError } from '../underwriting.errors.js';

/** Ends a hold, puts its end off, or lifts it before it has begun. */
@Injectable()
export class EndHold {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: HoldsQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    expirationDate: CalendarDate | null,
  ): Promise<HoldView> {
    const hold = await this.queries.lock(id);
    assertVersion(hold.rowVersion, expected);
    if (hold.expirationDate === expirationDate) return hold;
    if (expirationDate !== null && expirationDate < hold.effectiveDate)
      throw underwritingError('quoting.hold-invalid', {
        errors: [{ pointer: '/expirationDate', detail: `must be ${longDate(hold.effectiveDate)} or later` }],
      });
    await sql`
      update underwriting_holds set expiration_date = ${expirationDate}, row_version = row_version + 1 where id = ${id}
    `.execute(this.em.getKysely());
    await this.audit.record(actor, {
      action: 'quoting.hold-ended',
      resourceType: 'underwriting-hold',
      resourceId: id,
      changes: { expirationDate: [hold.expirationDate, expirationDate] },
    });
    return this.queries.byId(id);
  }
}
