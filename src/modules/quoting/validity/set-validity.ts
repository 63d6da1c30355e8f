import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import type { Dated } from '../../../shared/dated.js';
import { datesFaults } from '../../../shared/dated.js';
import { onOverlap } from '../../../platform/dated-settings.js';
import { Audit } from '../../audit/index.js';
import { quotingError } from '../quoting.errors.js';
import { ValiditiesQueries } from './validities.queries.js';
import type { SetValidityRequest, QuoteValidityResponse } from './validities.dto.js';
import { QuoteValidity } from './quote-validity.entity.js';

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
    assertPeriod({ effectiveDate, expirationDate });
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

export function assertPeriod(period: Dated): void {
  const errors = datesFaults(period);
  if (errors.length > 0) throw quotingError('quoting.validity-invalid', { errors });
}

export const validityOverlaps = onOverlap(() =>
  quotingError('quoting.validity-overlaps', {
    errors: [{ pointer: '/effectiveDate', detail: 'lies where another setting for the same holds' }],
  }),
);
