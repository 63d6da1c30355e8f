import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { DatedSettings, onOverlap } from '../../../platform/dated-settings.js';
import { newestPage } from '../../../platform/page-of-rows.js';
import { holdsOn, ifGiven, isOrEvery, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { datesFaults } from '../../../shared/dated.js';
import type { FieldFault } from '../../../shared/errors.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { Audit } from '../../audit/index.js';
import { quotingError } from '../quoting.errors.js';
import type { QuoteValidityResponse, SetValidityRequest, ValiditySearchQuery } from './validities.dto.js';
import { QuoteValidity } from './quote-validity.entity.js';

export interface ValiditySearch extends Omit<ValiditySearchQuery, 'cursor'> {
  readonly after: SortKey | null;
}

/**
 * For how many days prices are held, by product and state, from a day on. Existing quotes keep the days that they
 * were given.
 */
@Injectable()
export class QuoteValidities extends DatedSettings<typeof QuoteValidity, QuoteValidityResponse> {
  protected readonly sort = {
    entity: QuoteValidity,
    resourceType: 'quote-validity',
    added: 'quoting.validity-set',
    ended: 'quoting.validity-ended',
    notFound: () => quotingError('quoting.validity-not-found'),
    invalid: (errors: readonly FieldFault[]) => quotingError('quoting.validity-invalid', { errors }),
    refused: onOverlap(() =>
      quotingError('quoting.validity-overlaps', {
        errors: [{ pointer: '/effectiveDate', detail: 'lies where another setting for the same holds' }],
      }),
    ),
  };

  constructor(em: EntityManager, audit: Audit) {
    super(em, audit);
  }

  @Transactional()
  async set(actor: Actor, input: SetValidityRequest): Promise<QuoteValidityResponse> {
    const { productType = null, state = null, validDays, effectiveDate, reason } = input;
    const { expirationDate = null } = input;
    this.assertFits(datesFaults({ effectiveDate, expirationDate }));
    return this.enter(actor, { productType, state, validDays, effectiveDate, expirationDate, reason });
  }

  /** Newest first. A search for a product or a state also finds the settings that apply to all. */
  search({ productType, state, on, limit, after }: ValiditySearch): Promise<Page<QuoteValidityResponse>> {
    const matching = this.rows()
      .where(isOrEvery('productType', productType))
      .where(isOrEvery('state', state))
      .where(ifGiven(on, (day) => holdsOn(day)));
    return newestPage(matching, { limit, after });
  }

  protected rows() {
    return over(this.em, QuoteValidity)
      .selectFrom('QuoteValidity')
      .select(['id', 'productType', 'state', 'validDays', 'effectiveDate', 'expirationDate', 'reason'])
      .select(['createdBy', 'rowVersion', moment('createdAt').as('createdAt')]);
  }
}
