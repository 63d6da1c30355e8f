import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sqlStateOf } from '../../../platform/http/database-faults.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import type { FieldFault } from '../../../shared/errors.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { ClaimAuthoritiesQueries } from './authorities.queries.js';
import { ClaimAuthority } from './authority.entity.js';
import type { ClaimAuthorityResponse, GrantClaimAuthorityRequest } from './authority.dto.js';

const NO_SUCH_ROW = '23503';

type Held = Pick<ClaimAuthorityResponse, 'userId' | 'role'>;

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
    assertFits(holder, effectiveDate, expirationDate);
    assertNotOwn(actor, holder);
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
    assertVersion(authority.rowVersion, expected);
    assertNotOwn(actor, authority);
    assertFits(authority, authority.effectiveDate, expirationDate);
    await over(this.em, ClaimAuthority)
      .updateTable('ClaimAuthority')
      .set({ expirationDate, rowVersion: authority.rowVersion + 1 })
      .where('id', '=', id)
      .execute();
    await this.audit.record(actor, {
      action: 'claims.authority-ended',
      resourceType: 'claim-authority',
      resourceId: id,
      changes: { expirationDate: [authority.expirationDate, expirationDate] },
    });
    return this.queries.byId(id);
  }
}

function assertNotOwn(actor: Actor, { userId, role }: Held): void {
  if (actor.id !== null && (userId === actor.id || role === actor.role))
    throw claimsError('claims.authority-own');
}

function assertFits({ userId, role }: Held, effectiveDate: string, expirationDate: string | null): void {
  const errors: FieldFault[] = [];
  if ((userId === null) === (role === null))
    errors.push({ pointer: '/userId', detail: 'name either a user or a role' });
  if (expirationDate !== null && expirationDate <= effectiveDate)
    errors.push({ pointer: '/expirationDate', detail: 'must lie after the effective date' });
  if (errors.length > 0) throw claimsError('claims.authority-invalid', { errors });
}

function unknownUser(error: unknown): never {
  if (sqlStateOf(error) !== NO_SUCH_ROW) throw error;
  throw claimsError('claims.authority-invalid', {
    errors: [{ pointer: '/userId', detail: 'is not a user' }],
  });
}
