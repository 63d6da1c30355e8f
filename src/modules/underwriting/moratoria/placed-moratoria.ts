import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { DatedSettings } from '../../../platform/dated-settings.js';
import { newestPage } from '../../../platform/page-of-rows.js';
import { asGiven, holdsOn, ifGiven, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import type { Dated } from '../../../shared/dated.js';
import { datesFaults } from '../../../shared/dated.js';
import type { FieldFault } from '../../../shared/errors.js';
import { longDate } from '../../../shared/long-date.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { Audit } from '../../audit/index.js';
import { underwritingError } from '../underwriting.errors.js';
import { UnderwritingHold } from './hold.entity.js';
import type { MoratoriumResponse, MoratoriumSearchQuery, PlaceMoratoriumRequest } from './moratoria.dto.js';

export interface MoratoriumSearch extends Omit<MoratoriumSearchQuery, 'cursor'> {
  readonly after: SortKey | null;
}

/**
 * Moratoria that were entered: for some time no business of a kind is written in a place, because of a storm or by
 * order of a commissioner. One is ended, its end is moved, or it is lifted before it begins.
 */
@Injectable()
export class PlacedMoratoria extends DatedSettings<typeof UnderwritingHold, MoratoriumResponse> {
  protected readonly sort = {
    entity: UnderwritingHold,
    resourceType: 'underwriting-hold',
    added: 'quoting.hold-placed',
    ended: 'quoting.hold-ended',
    notFound: () => underwritingError('quoting.hold-not-found'),
    invalid: (errors: readonly FieldFault[]) => underwritingError('quoting.hold-invalid', { errors }),
  };

  constructor(em: EntityManager, audit: Audit) {
    super(em, audit);
  }

  @Transactional()
  async place(actor: Actor, input: PlaceMoratoriumRequest): Promise<MoratoriumResponse> {
    const { state, zipPrefixes = null, productTypes = null, transactions, effectiveDate } = input;
    const { expirationDate = null, reason, citation = null } = input;
    this.assertFits(datesFaults({ effectiveDate, expirationDate }));
    return this.enter(actor, {
      state,
      zipPrefixes: zipPrefixes && [...zipPrefixes],
      productTypes: productTypes && [...productTypes],
      transactions: [...transactions],
      effectiveDate,
      expirationDate,
      reason,
      citation,
    });
  }

  /** Newest first. */
  async search({ state, on, limit, after }: MoratoriumSearch): Promise<Page<MoratoriumResponse>> {
    const matching = this.rows()
      .where((moratorium) => moratorium.and(asGiven({ state })))
      .where(ifGiven(on, (day) => holdsOn(day)));
    return newestPage(matching, { limit, after });
  }

  /** One that is lifted before it has begun ends on its first day. */
  protected override check({ effectiveDate, expirationDate }: Dated): void {
    if (expirationDate === null || effectiveDate <= expirationDate) return;
    const detail = `must be ${longDate(effectiveDate)} or later`;
    this.assertFits([{ pointer: '/expirationDate', detail }]);
  }

  protected rows() {
    return over(this.em, UnderwritingHold)
      .selectFrom('UnderwritingHold')
      .select(['id', 'state', 'zipPrefixes', 'productTypes', 'transactions', 'effectiveDate'])
      .select(['expirationDate', 'reason', 'citation', 'createdBy', 'rowVersion'])
      .select(moment('createdAt').as('createdAt'));
  }
}
