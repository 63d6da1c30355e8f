import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { holds } from '../../../platform/http/permissions.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { identityError } from '../identity.errors.js';
import { UserSession } from '../user-session.entity.js';
import { Users } from '../users.js';
import { BreakGlassAccess } from './break-glass.entities.js';
import { BreakGlassQueries } from './break-glass.queries.js';
import { BreakGlassSets } from './break-glass-sets.js';
import type {
  BreakGlassAccessResponse,
  BreakGlassRequest,
  BreakGlassSetResponse,
  ReviewBreakGlassRequest,
} from './break-glass.dto.js';

const MINUTE_MS = 60_000;

/**
 * Break-glass access, for a limited time and with a reason. It belongs to a session, whose row every request checks, so it begins and ends
 * at once on all instances, and a stolen token of another session gains nothing.
 */
@Injectable()
export class BreakGlass {
  constructor(
    private readonly em: EntityManager,
    private readonly users: Users,
    private readonly sets: BreakGlassSets,
    private readonly queries: BreakGlassQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Begins an access; `by` is the actor who does it for the user. */
  @Transactional()
  async begin(
    actor: Actor,
    { set: code, minutes, reason }: BreakGlassRequest,
    by: Actor = actor,
  ): Promise<BreakGlassAccessResponse> {
    const { id: userId, sessionId } = actor;
    if (userId === null || sessionId === null) throw identityError('identity.break-glass-not-yours');
    // Locked, so that two requests of one user cannot both begin an access.
    await this.users.lock(userId);
    const set = await this.sets.byCode(code);
    if (!set)
      throw identityError('identity.break-glass-set-not-found', {
        errors: [{ pointer: '/set', detail: 'is none that can be taken' }],
      });
    assertMayTake(actor, set, minutes);
    if (await this.queries.liveOf(userId)) throw identityError('identity.break-glass-live');
    const begunAt = this.clock.now();
    const until = new Date(begunAt.getTime() + minutes * MINUTE_MS);
    const id = newId(begunAt.getTime());
    await over(this.em, BreakGlassAccess)
      .insertInto('BreakGlassAccess')
      .values({ id, userId, sessionId, setId: set.id, reason, begunAt, until })
      .execute();
    await this.setOnSession(sessionId, {
      breakGlassId: id,
      breakGlassUntil: until,
      breakGlassPermissions: [...set.permissions],
    });
    await this.record(by, id, 'begun', { code, minutes, reason, expiresAt: until, userId });
    return this.queries.byId(id);
  }

  /** Ends an access, by its holder or by a reviewer. */
  @Transactional()
  async end(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<BreakGlassAccessResponse> {
    const access = await this.lock(id, expected, isWarden(actor) ? undefined : (actor.id ?? ''));
    if (access.state !== 'live') throw identityError('identity.break-glass-over');
    const { rowVersion, sessionId, userId } = access;
    await over(this.em, BreakGlassAccess)
      .updateTable('BreakGlassAccess')
      .set({ endedAt: this.clock.now(), endedBy: actor.id, rowVersion: rowVersion + 1 })
      .where('id', '=', id)
      .execute();
    await this.setOnSession(sessionId, {
      breakGlassId: null,
      breakGlassUntil: null,
      breakGlassPermissions: null,
    });
    await this.record(actor, id, 'ended', { userId });
    return this.queries.byId(id);
  }

  /** Records another person's review of an ended access. */
  @Transactional()
  async review(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { verdict, note }: ReviewBreakGlassRequest,
  ): Promise<BreakGlassAccessResponse> {
    const { state, userId, rowVersion } = await this.lock(id, expected);
    if (actor.id === null || actor.id === userId) throw identityError('identity.break-glass-own-review');
    if (state === 'live') throw identityError('identity.break-glass-live');
    if (state === 'reviewed') throw identityError('identity.break-glass-reviewed');
    await over(this.em, BreakGlassAccess)
      .updateTable('BreakGlassAccess')
      .set({
        verdict,
        reviewNote: note,
        reviewedBy: actor.id,
        reviewedAt: this.clock.now(),
        rowVersion: rowVersion + 1,
      })
      .where('id', '=', id)
      .execute();
    await this.record(actor, id, 'reviewed', { userId, disposition: verdict, reason: note });
    return this.queries.byId(id);
  }

  private async lock(
    id: string,
    expected: ExpectedRowVersion,
    ownerId?: string,
  ): Promise<BreakGlassAccessResponse> {
    await over(this.em, BreakGlassAccess)
      .selectFrom('BreakGlassAccess')
      .select('id')
      .where('id', '=', id)
      .forNoKeyUpdate()
      .execute();
    const access = await this.queries.byId(id, ownerId);
    assertVersion(access.rowVersion, expected);
    return access;
  }

  private async setOnSession(
    sessionId: string,
    held: {
      readonly breakGlassId: string | null;
      readonly breakGlassUntil: Date | null;
      readonly breakGlassPermissions: readonly string[] | null;
    },
  ): Promise<void> {
    await over(this.em, UserSession)
      .updateTable('UserSession')
      .set((row) => ({ ...held, rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', sessionId)
      .execute();
  }

  private record(actor: Actor, id: string, what: string, changes: object): Promise<void> {
    return this.audit.record(actor, {
      action: `identity.break-glass-${what}`,
      resourceType: 'break-glass',
      resourceId: id,
      changes: { ...changes },
    });
  }
}

export function mayReview(actor: Actor): boolean {
  return holds(actor, 'identity.break-glass.review');
}

/** Whether the actor may end another user's access: a reviewer, or the command line, which could do so in other ways too. */
function isWarden(actor: Actor): boolean {
  return mayReview(actor) || actor === SYSTEM_ACTOR;
}

function assertMayTake({ role }: Actor, { roles, maxMinutes }: BreakGlassSetResponse, minutes: number): void {
  if (!roles.includes(role)) throw identityError('identity.break-glass-not-yours');
  if (minutes > maxMinutes)
    throw identityError('identity.break-glass-too-long', {
      errors: [{ pointer: '/minutes', detail: `must be ${maxMinutes} or less` }],
    });
}
