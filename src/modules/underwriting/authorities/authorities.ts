import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { DatedSettings } from '../../../platform/dated-settings.js';
import { isReferenceViolation } from '../../../platform/http/database-faults.js';
import { newestPage } from '../../../platform/page-of-rows.js';
import { asGiven, holdsOn, ifGiven, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import type { FieldFault } from '../../../shared/errors.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { Audit } from '../../audit/index.js';
import type { AuthorityGrant } from '../domain/authority-grant.js';
import { grantFaults } from '../domain/authority-grant.js';
import { underwritingError } from '../underwriting.errors.js';
import type { AuthorityResponse, AuthoritySearchQuery, GrantAuthorityRequest } from './authorities.dto.js';
import { UnderwritingAuthority } from './authority.entity.js';

export interface AuthoritySearch extends Omit<AuthoritySearchQuery, 'cursor'> {
  readonly after: SortKey | null;
}

/**
 * Who may approve what, up to or from which value, and until when. Nobody grants to oneself, neither in person nor by role. What
 * was approved by one that has ended stays approved; another limit is another grant.
 */
@Injectable()
export class Authorities extends DatedSettings<typeof UnderwritingAuthority, AuthorityResponse> {
  protected readonly sort = {
    entity: UnderwritingAuthority,
    resourceType: 'underwriting-authority',
    added: 'quoting.authority-granted',
    ended: 'quoting.authority-ended',
    notFound: () => underwritingError('quoting.authority-not-found'),
    invalid,
    refused: unknownUser,
  };

  constructor(em: EntityManager, audit: Audit) {
    super(em, audit);
  }

  @Transactional()
  async grant(actor: Actor, input: GrantAuthorityRequest): Promise<AuthorityResponse> {
    const { code, userId = null, role = null, comparator, value = null, productType = null } = input;
    const { state = null, fourEyes = true, effectiveDate, expirationDate = null } = input;
    const held = { code, userId, role, comparator, value, productType, state, fourEyes };
    const grant = { ...held, effectiveDate, expirationDate };
    this.check(grant, actor);
    return this.enter(actor, grant);
  }

  /** Newest first. */
  async search({ on, limit, after, ...search }: AuthoritySearch): Promise<Page<AuthorityResponse>> {
    const { code, userId, role } = search;
    const matching = this.rows()
      .where((authority) => authority.and(asGiven({ code, userId, role })))
      .where(ifGiven(on, (day) => holdsOn(day)));
    return newestPage(matching, { limit, after });
  }

  protected override check(grant: AuthorityGrant, actor: Actor): void {
    this.assertFits(grantFaults(grant));
    const isOwn = actor.id !== null && (grant.userId === actor.id || grant.role === actor.role);
    if (isOwn) throw underwritingError('quoting.authority-own');
  }

  protected rows() {
    return over(this.em, UnderwritingAuthority)
      .selectFrom('UnderwritingAuthority')
      .select(['id', 'code', 'userId', 'role', 'comparator', 'value', 'productType', 'state', 'fourEyes'])
      .select(['effectiveDate', 'expirationDate', 'createdBy', 'rowVersion'])
      .select(moment('createdAt').as('createdAt'));
  }
}

function invalid(errors: readonly FieldFault[]): Error {
  return underwritingError('quoting.authority-invalid', { errors });
}

function unknownUser(error: unknown): never {
  throw isReferenceViolation(error) ? invalid([{ pointer: '/userId', detail: 'is not a user' }]) : error;
}
