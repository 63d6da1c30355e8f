import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { moveEnd } from '../../../platform/dated-settings.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Audit } from '../../audit/index.js';
import { AuthoritiesQueries } from '../authorities.queries.js';
import type { AuthorityResponse } from './authorities.dto.js';
import { UnderwritingAuthority } from './authority.entity.js';
import { assertMayGrant } from './authorities.js';

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
    const changes = await moveEnd(this.em, UnderwritingAuthority, authority, {
      expected,
      expirationDate,
      check: (ended) => assertMayGrant(actor, ended),
    });
    if (changes)
      await this.audit.record(actor, {
        action: 'quoting.authority-ended',
        resourceType: 'underwriting-authority',
        resourceId: id,
        changes,
      });
    return this.queries.byId(id);
  }
}
