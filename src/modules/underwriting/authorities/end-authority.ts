import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Audit } from '../../audit/index.js';
import { AuthoritiesQueries } from '../authorities.queries.js';
import { grantFaults } from '../domain/authority-grant.js';
import { underwritingError } from '../underwriting.errors.js';
import type { AuthorityResponse } from './authorities.dto.js';
import { UnderwritingAuthority } from './authority.entity.js';

/** Says from which day on an authority no longer holds. What it approved stays approved; another limit is another grant. */
@Injectable()
export class EndAuthority {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: AuthoritiesQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    expirationDate: CalendarDate | null,
  ): Promise<AuthorityResponse> {
    const authority = await this.queries.lock(id);
    assertVersion(authority.rowVersion, expected);
    if (authority.expirationDate === expirationDate) return authority;
    const isOwn = actor.id !== null && (authority.userId === actor.id || authority.role === actor.role);
    if (isOwn) throw underwritingError('quoting.authority-own');
    const errors = grantFaults({ ...authority, expirationDate });
    if (errors.length > 0) throw underwritingError('quoting.authority-invalid', { errors });
    await over(this.em, UnderwritingAuthority)
      .updateTable('UnderwritingAuthority')
      .set((row) => ({ expirationDate, rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .execute();
    await this.audit.record(actor, {
      action: 'quoting.authority-ended',
      resourceType: 'underwriting-authority',
      resourceId: id,
      changes: { expirationDate: [authority.expirationDate, expirationDate] },
    });
    return this.queries.byId(id);
  }
}
