import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { isReferenceViolation } from '../../../platform/http/database-faults.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { moveEnd } from '../../../platform/dated-settings.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import type { Dated } from '../../../shared/dated.js';
import { datesFaults } from '../../../shared/dated.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { ClaimAuthoritiesQueries } from './authorities.queries.js';
import { ClaimAuthority } from './authority.entity.js';
import type { ClaimAuthorityResponse, GrantClaimAuthorityRequest } from './authority.dto.js';

type Held = Dated & Pick<ClaimAuthorityResponse, 'userId' | 'role'>;

/** Says who may commit how much on claims, and until when. Nobody grants to oneself, neither in person nor by role. */
@Injectable()
export class GrantClaimAuthority {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: ClaimAuthoritiesQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(actor: Actor, input: GrantClaimAuthorityRequest): Promise<ClaimAuthorityResponse> {
    const {
      userId = null,
      role = null,
      coverage = null,
      costType = null,
      productType = null,
      state = null,
    } = input;
    const { kind, basis, amount, fourEyes = true, effectiveDate, expirationDate = null } = input;
    const holder = { userId, role };
    assertMayGrant(actor, { ...holder, effectiveDate, expirationDate });
    const limits = { kind, basis, coverage, costType, productType, state, amount, fourEyes };
    const grant = { ...holder, ...limits, effectiveDate, expirationDate };
    const id = newId();
    await over(this.em, ClaimAuthority)
      .insertInto('ClaimAuthority')
      .values({ id, ...grant, createdBy: actor.id })
      .execute()
      .catch(unknownUser);
    await this.audit.record(actor, {
      action: 'claims.authority-granted',
      resourceType: 'claim-authority',
      resourceId: id,
      changes: grant,
    });
    return this.queries.byId(id);
  }

  /** Says from which day on it no longer holds. What was committed by it stays. */
  @Transactional()
  async end(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    expirationDate: string | null,
  ): Promise<ClaimAuthorityResponse> {
    const authority = await this.queries.lock(id);
    const changes = await moveEnd(this.em, ClaimAuthority, authority, {
      expected,
      expirationDate,
      check: (ended) => assertMayGrant(actor, ended),
    });
    if (changes)
      await this.audit.record(actor, {
        action: 'claims.authority-ended',
        resourceType: 'claim-authority',
        resourceId: id,
        changes,
      });
    return this.queries.byId(id);
  }
}

function assertMayGrant(actor: Actor, grant: Held): void {
  const { userId, role } = grant;
  const errors = [...datesFaults(grant)];
  if ((userId === null) === (role === null))
    errors.unshift({ pointer: '/userId', detail: 'name either a user or a role' });
  if (errors.length > 0) throw claimsError('claims.authority-invalid', { errors });
  if (actor.id !== null && (userId === actor.id || role === actor.role))
    throw claimsError('claims.authority-own');
}

function unknownUser(error: unknown): never {
  if (!isReferenceViolation(error)) throw error;
  throw claimsError('claims.authority-invalid', {
    errors: [{ pointer: '/userId', detail: 'is not a user' }],
  });
}
