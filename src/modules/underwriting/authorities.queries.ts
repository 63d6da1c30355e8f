import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor, Role } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { Dated } from '../../shared/dated.js';
import { heldOn, holdsFor } from '../../shared/dated.js';
import { over } from '../../platform/typed.js';
import { ReferenceRows } from '../../platform/reference-data/reference-rows.js';
import { UnderwritingAuthority } from './authorities/authority.entity.js';
import type { HeldAuthority } from './domain/authority.js';

/** The product and state in which an authority is to be used. */
export interface Place {
  readonly productType: string;
  readonly state: string;
  readonly today: CalendarDate;
}

/** A grant without a product or a state applies to all of them. */
interface GrantedAuthority extends HeldAuthority, Dated {
  readonly productType: string | null;
  readonly state: string | null;
}

const GRANTED = new ReferenceRows<{ readonly userId: string | null; readonly role: Role }, GrantedAuthority>(
  UnderwritingAuthority,
  ({ userId, role }, em) =>
    over(em, UnderwritingAuthority)
      .selectFrom('UnderwritingAuthority')
      .select(['code', 'comparator', 'value', 'fourEyes', 'productType', 'state'])
      .select(['effectiveDate', 'expirationDate'])
      .where((granted) => granted.or([granted('userId', '=', userId), granted('role', '=', role)])),
);

@Injectable()
export class AuthoritiesQueries {
  constructor(private readonly em: EntityManager) {}

  /** The authorities of the actor, in person or by role. */
  async held(
    { id: userId, role }: Actor,
    { productType, state, today }: Place,
  ): Promise<readonly HeldAuthority[]> {
    const granted = await GRANTED.of(this.em, { userId, role });
    return granted.filter(
      (one) => holdsFor(one.productType, productType) && holdsFor(one.state, state) && heldOn(one, today),
    );
  }
}
