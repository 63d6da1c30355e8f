import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { isReferenceViolation } from '../../../platform/http/database-faults.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { AuthoritiesQueries } from '../authorities.queries.js';
import type { AuthorityGrant } from '../domain/authority-grant.js';
import { grantFaults } from '../domain/authority-grant.js';
import { underwritingError } from '../underwriting.errors.js';
import type { GrantAuthorityRequest, AuthorityResponse } from './authorities.dto.js';
import { UnderwritingAuthority } from './authority.entity.js';

/** Says who may approve what, up to or from which value. Nobody grants to oneself, neither in person nor by role. */
@Injectable()
export class GrantAuthority {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: AuthoritiesQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(actor: Actor, input: GrantAuthorityRequest): Promise<AuthorityResponse> {
    const { code, userId = null, role = null, comparator, value = null, productType = null } = input;
    const { state = null, fourEyes = true, effectiveDate, expirationDate = null } = input;
    assertMayGrant(actor, { userId, role, comparator, value, effectiveDate, expirationDate });
    const id = newId();
    const held = { code, userId, role, comparator, value, productType, state, fourEyes };
    await over(this.em, UnderwritingAuthority)
      .insertInto('UnderwritingAuthority')
      .values({ id, ...held, effectiveDate, expirationDate, createdBy: actor.id })
      .execute()
      .catch(unknownUser);
    await this.audit.record(actor, {
      action: 'quoting.authority-granted',
      resourceType: 'underwriting-authority',
      resourceId: id,
      changes: { ...held, effectiveDate, expirationDate },
    });
    return this.queries.byId(id);
  }
}

export function assertMayGrant(actor: Actor, grant: AuthorityGrant): void {
  const errors = grantFaults(grant);
  if (errors.length > 0) throw underwritingError('quoting.authority-invalid', { errors });
  const isOwn = actor.id !== null && (grant.userId === actor.id || grant.role === actor.role);
  if (isOwn) throw underwritingError('quoting.authority-own');
}

function unknownUser(error: unknown): never {
  if (!isReferenceViolation(error)) throw error;
  throw underwritingError('quoting.authority-invalid', {
    errors: [{ pointer: '/userId', detail: 'is not a user' }],
  });
}
