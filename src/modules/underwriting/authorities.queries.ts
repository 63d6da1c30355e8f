import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor, Role } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toSortedPage } from '../../shared/page.js';
import { newestFirst } from '../../platform/page-of-rows.js';
import { asGiven, holdsOn, ifGiven, moment } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import { Statement } from '../../platform/statement.js';
import { UnderwritingAuthority } from './authorities/authority.entity.js';
import type { HeldAuthority } from './domain/authority.js';
import { underwritingError } from './underwriting.errors.js';
import type { AuthorityResponse } from './authorities/authorities.dto.js';

export interface AuthoritySearch {
  readonly code?: string | undefined;
  readonly userId?: string | undefined;
  readonly role?: Role | undefined;
  readonly on?: CalendarDate | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

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

  /** Newest first. */
  async search({ on, limit, after, ...search }: AuthoritySearch): Promise<Page<AuthorityResponse>> {
    const { code, userId, role } = search;
    const matching = this.authorities()
      .where((authority) => authority.and(asGiven({ code, userId, role })))
      .where(ifGiven(on, (day) => holdsOn(day)));
    return toSortedPage(await newestFirst(matching, { limit, after }).execute(), limit);
  }

  async byId(id: string): Promise<AuthorityResponse> {
    return found(await this.authorities().where('id', '=', id).executeTakeFirst());
  }

  /** For a change: nobody else changes it meanwhile. */
  async lock(id: string): Promise<AuthorityResponse> {
    return found(await this.authorities().where('id', '=', id).forUpdate().executeTakeFirst());
  }

  private authorities() {
    return over(this.em, UnderwritingAuthority)
      .selectFrom('UnderwritingAuthority')
      .select(['id', 'code', 'userId', 'role', 'comparator', 'value', 'productType', 'state', 'fourEyes'])
      .select([
        'effectiveDate',
        'expirationDate',
        'createdBy',
        'rowVersion',
        moment('createdAt').as('createdAt'),
      ]);
  }
}

function found(authority: AuthorityResponse | undefined): AuthorityResponse {
  if (!authority) throw underwritingError('quoting.authority-not-found');
  return authority;
}
