import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor, Role } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { over } from '../../platform/typed.js';
import { Statement } from '../../platform/statement.js';
import { UnderwritingAuthority } from './authorities/authority.entity.js';
import type { HeldAuthority } from './domain/authority.js';

/** Where an authority is to be used. */
export interface Place {
  readonly productType: string;
  readonly state: string;
  readonly today: CalendarDate;
}

const HELD = new Statement<Place & { readonly userId: string | null; readonly role: Role }, HeldAuthority>(
  ({ userId, role, productType, state, today }, em) =>
    over(em, UnderwritingAuthority)
      .selectFrom('UnderwritingAuthority')
      .select(['code', 'comparator', 'value', 'fourEyes'])
      .where((held) => held.or([held('userId', '=', userId), held('role', '=', role)]))
      .where((held) => held.or([held('productType', 'is', null), held('productType', '=', productType)]))
      .where((held) => held.or([held('state', 'is', null), held('state', '=', state)]))
      .where('effectiveDate', '<=', today)
      .where((held) => held.or([held('expirationDate', 'is', null), held('expirationDate', '>', today)])),
);

@Injectable()
export class AuthoritiesQueries {
  constructor(private readonly em: EntityManager) {}

  /** What the actor holds, in person or by role. */
  held(actor: Actor, { productType, state, today }: Place): Promise<readonly HeldAuthority[]> {
    return HELD.rows(this.em, { userId: actor.id, role: actor.role, productType, state, today });
  }
}
