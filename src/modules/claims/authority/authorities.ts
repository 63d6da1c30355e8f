import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { DatedSettings } from '../../../platform/dated-settings.js';
import { isReferenceViolation } from '../../../platform/http/database-faults.js';
import { newestPage } from '../../../platform/page-of-rows.js';
import { asGiven, holdsOn, ifGiven, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import type { Dated } from '../../../shared/dated.js';
import { datesFaults } from '../../../shared/dated.js';
import type { FieldFault } from '../../../shared/errors.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { ClaimAuthority } from './authority.entity.js';
import type {
  ClaimAuthorityResponse,
  ClaimAuthoritySearchQuery,
  GrantClaimAuthorityRequest,
} from './authority.dto.js';

export interface ClaimAuthoritySearch extends Omit<ClaimAuthoritySearchQuery, 'cursor'> {
  readonly after: SortKey | null;
}

type Held = Dated & Pick<ClaimAuthorityResponse, 'userId' | 'role'>;

/** Who may commit how much on claims, and until when. Nobody grants to oneself, neither in person nor by role. */
@Injectable()
export class ClaimAuthorities extends DatedSettings<typeof ClaimAuthority, ClaimAuthorityResponse> {
  protected readonly sort = {
    entity: ClaimAuthority,
    resourceType: 'claim-authority',
    added: 'claims.authority-granted',
    ended: 'claims.authority-ended',
    notFound: () => claimsError('claims.authority-not-found'),
    invalid,
    refused: unknownUser,
  };

  constructor(em: EntityManager, audit: Audit) {
    super(em, audit);
  }

  @Transactional()
  async grant(actor: Actor, input: GrantClaimAuthorityRequest): Promise<ClaimAuthorityResponse> {
    const { userId = null, role = null, coverage = null, costType = null } = input;
    const { productType = null, state = null, fourEyes = true, expirationDate = null } = input;
    const { kind, basis, amount, effectiveDate } = input;
    const limits = { kind, basis, coverage, costType, productType, state, amount, fourEyes };
    const grant = { userId, role, ...limits, effectiveDate, expirationDate };
    this.check(grant, actor);
    return this.enter(actor, grant);
  }

  /** Newest first. */
  async search({ on, limit, after, ...search }: ClaimAuthoritySearch): Promise<Page<ClaimAuthorityResponse>> {
    const { userId, role, kind } = search;
    const matching = this.rows()
      .where((authority) => authority.and(asGiven({ userId, role, kind })))
      .where(ifGiven(on, (day) => holdsOn(day)));
    return newestPage(matching, { limit, after });
  }

  protected override check(grant: Held, actor: Actor): void {
    const { userId, role } = grant;
    const holderFaults =
      (userId === null) === (role === null)
        ? [{ pointer: '/userId', detail: 'name either a user or a role' }]
        : [];
    this.assertFits([...holderFaults, ...datesFaults(grant)]);
    if (actor.id !== null && (userId === actor.id || role === actor.role))
      throw claimsError('claims.authority-own');
  }

  protected rows() {
    return over(this.em, ClaimAuthority)
      .selectFrom('ClaimAuthority')
      .select(['id', 'userId', 'role', 'kind', 'basis', 'coverage', 'costType', 'productType', 'state'])
      .select(['amount', 'fourEyes', 'effectiveDate', 'expirationDate', 'createdBy', 'rowVersion'])
      .select(moment('createdAt').as('createdAt'));
  }
}

function invalid(errors: readonly FieldFault[]): Error {
  return claimsError('claims.authority-invalid', { errors });
}

function unknownUser(error: unknown): never {
  throw isReferenceViolation(error) ? invalid([{ pointer: '/userId', detail: 'is not a user' }]) : error;
}
