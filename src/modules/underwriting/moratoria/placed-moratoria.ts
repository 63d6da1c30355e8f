import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { datesFaults } from '../../../shared/dated.js';
import { Audit } from '../../audit/index.js';
import { MoratoriaQueries } from './moratoria.queries.js';
import { underwritingError } from '../underwriting.errors.js';
import type { PlaceMoratoriumRequest, MoratoriumResponse } from './moratoria.dto.js';
import { over } from '../../../platform/typed.js';
import { UnderwritingHold } from './hold.entity.js';

/** For some time nothing of a kind is written in a place: a storm is coming, or a commissioner has said so. */
@Injectable()
export class PlaceMoratorium {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: MoratoriaQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(actor: Actor, input: PlaceMoratoriumRequest): Promise<MoratoriumResponse> {
    const { state, zipPrefixes = null, productTypes = null, transactions, effectiveDate } = input;
    const { expirationDate = null, reason, citation = null } = input;
    const errors = datesFaults({ effectiveDate, expirationDate });
    if (errors.length > 0) throw underwritingError('quoting.hold-invalid', { errors });
    const id = newId();
    await over(this.em, UnderwritingHold)
      .insertInto('UnderwritingHold')
      .values({
        id,
        state,
        zipPrefixes: zipPrefixes && [...zipPrefixes],
        productTypes: productTypes && [...productTypes],
        transactions: [...transactions],
        effectiveDate,
        expirationDate,
        reason,
        citation,
        createdBy: actor.id,
      })
      .execute();
    await this.audit.record(actor, {
      action: 'quoting.hold-placed',
      resourceType: 'underwriting-hold',
      resourceId: id,
      changes: {
        state,
        zipPrefixes,
        productTypes,
        transactions,
        effectiveDate,
        expirationDate,
        reason,
        citation,
      },
    });
    return this.queries.byId(id);
  }
}
