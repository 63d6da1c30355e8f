import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sqlStateOf } from '../../../platform/http/database-faults.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { quotingError } from '../quoting.errors.js';
import { ValiditiesQueries } from './validities.queries.js';
import type { SetValidityRequest, QuoteValidityResponse } from './validities.dto.js';
import { QuoteValidity } from './quote-validity.entity.js';

const OVERLAP = '23P01';

/** Says for how many days prices are held, for which product and state, and from which day on. Quotes that are out keep theirs. */
@Injectable()
export class SetValidity {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: ValiditiesQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(actor: Actor, input: SetValidityRequest): Promise<QuoteValidityResponse> {
    const {
      productType = null,
      state = null,
      validDays,
      effectiveDate,
      expirationDate = null,
      reason,
    } = input;
    assertPeriod(effectiveDate, expirationDate);
    const id = newId();
    const setting = { productType, state, validDays, effectiveDate, expirationDate, reason };
    await over(this.em, QuoteValidity)
      .insertInto('QuoteValidity')
      .values({ id, ...setting, createdBy: actor.id })
      .execute()
      .catch(validityOverlaps);
    await this.audit.record(actor, {
      action: 'quoting.validity-set',
      resourceType: 'quote-validity',
      resourceId: id,
      changes: setting,
    });
    return this.queries.byId(id);
  }
}

export function assertPeriod(effectiveDate: CalendarDate, expirationDate: CalendarDate | null): void {
  if (expirationDate === null || effectiveDate < expirationDate) return;
  throw quotingError('quoting.validity-invalid', {
    errors: [{ pointer: '/expirationDate', detail: 'must lie after the effective date' }],
  });
}

/** Two settings for the same never hold on one day; the database is asked, because two people may set them at once. */
export function validityOverlaps(error: unknown): never {
  if (sqlStateOf(error) !== OVERLAP) throw error;
  throw quotingError('quoting.validity-overlaps', {
    errors: [{ pointer: '/effectiveDate', detail: 'lies where another setting for the same holds' }],
  });
}
