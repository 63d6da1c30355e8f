import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { validated } from '../../../platform/http/validation.pipe.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { Page } from '../../../shared/page.js';
import { normalizeEmail } from '../domain/email-address.js';
import { identityError } from '../identity.errors.js';
import { HeldRoles } from '../roles/held-roles.js';
import { UserSession } from '../user-session.entity.js';
import { Users } from '../users.js';
import { BreakGlass } from './break-glass.js';
import type { BreakGlassAccessResponse, BreakGlassSetResponse } from './break-glass.dto.js';
import { BreakGlassQuery, BreakGlassRequest } from './break-glass.dto.js';
import { BreakGlassQueries } from './break-glass.queries.js';
import { BreakGlassSets } from './break-glass-sets.js';

/** Options as typed; they are validated here like the body of a request. */
type Typed = Readonly<Record<string, unknown>>;

/**
 * Break-glass access by the command line. The user of a shell is unknown, so the trail names the system as the actor and the user in the
 * changes. A review needs a signed-in person and is not possible here.
 */
@Injectable()
export class BreakGlassDesk {
  constructor(
    private readonly em: EntityManager,
    private readonly users: Users,
    private readonly roles: HeldRoles,
    private readonly glass: BreakGlass,
    private readonly sets: BreakGlassSets,
    private readonly queries: BreakGlassQueries,
    private readonly clock: Clock,
  ) {}

  listSets(): Promise<readonly BreakGlassSetResponse[]> {
    return this.sets.list();
  }

  async list(asked: Typed, email?: string): Promise<Page<BreakGlassAccessResponse>> {
    const query = validated(BreakGlassQuery, asked);
    if (email === undefined) return this.queries.list(query);
    const { id } = await this.users.byEmail(normalizeEmail(email));
    return this.queries.list({ ...query, userId: id });
  }

  /** Gives access to the latest session of a signed-in user; without a session nothing could hold it. */
  async give(email: string, asked: Typed): Promise<BreakGlassAccessResponse> {
    const request = validated(BreakGlassRequest, asked);
    const user = await this.actorOf(email);
    const session = await over(this.em, UserSession)
      .selectFrom('UserSession')
      .select('id')
      .where('userId', '=', user.id)
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', this.clock.now())
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    if (!session) throw identityError('identity.break-glass-no-session');
    return this.glass.begin({ ...user, sessionId: session.id }, request, SYSTEM_ACTOR);
  }

  end(id: string): Promise<BreakGlassAccessResponse> {
    return this.glass.end(SYSTEM_ACTOR, id, 'any');
  }

  private async actorOf(email: string): Promise<Actor> {
    const { id, role, agencyId } = await this.users.byEmail(normalizeEmail(email));
    const further = await this.roles.furtherOf(id);
    return { id, role, agencyId: agencyId ?? null, sessionId: null, ...further };
  }
}
