import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { json } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { identityError } from '../identity.errors.js';
import { GiveRole } from '../roles/give-role.js';
import { UpdateUser } from '../update-user.js';
import { Users } from '../users.js';
import type { AccessReviewResponse, ReviewAccessRequest } from './access.dto.js';
import { AccessReview } from './access-review.entity.js';

/** Signs that a user keeps what they hold, or ends their access. The request repeats what the reviewer saw, so that only this is signed. */
@Injectable()
export class ReviewAccess {
  constructor(
    private readonly em: EntityManager,
    private readonly users: Users,
    private readonly updateUser: UpdateUser,
    private readonly giveRole: GiveRole,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Throws identity.user-not-found, identity.own-access, identity.access-changed and identity.review-reason-missing. */
  @Transactional()
  async run(actor: Actor, userId: string, input: ReviewAccessRequest): Promise<AccessReviewResponse> {
    const { role, agencyId = null, decision, reason = null } = input;
    const furtherRoles = [...(input.furtherRoles ?? [])].sort();
    if (actor.id === null || actor.id === userId) throw identityError('identity.own-access');
    if (decision === 'end' && reason === null)
      throw identityError('identity.review-reason-missing', {
        errors: [{ pointer: '/reason', detail: 'is required with end' }],
      });
    // Before the lock on the user, because this locks the administrators first.
    if (decision === 'end') await this.updateUser.run(actor, userId, { isActive: false }, 'any');
    const user = await this.users.lock(userId);
    const held = (await this.giveRole.list(userId)).items.map((each) => each.role);
    const isSame = user.role === role && (user.agencyId ?? null) === agencyId;
    if (!isSame || held.join() !== furtherRoles.join())
      throw identityError('identity.access-changed', {
        members: { role: user.role, agencyId: user.agencyId ?? null, furtherRoles: held.join(' ') },
      });
    const now = this.clock.now();
    const id = newId(now.getTime());
    const review = { role, agencyId, furtherRoles, decision, reason, reviewedBy: actor.id };
    await over(this.em, AccessReview)
      .insertInto('AccessReview')
      .values({ id, userId, ...review, furtherRoles: json(furtherRoles), createdAt: now })
      .execute();
    await this.audit.record(actor, {
      action: 'identity.access-reviewed',
      resourceType: 'user',
      resourceId: userId,
      changes: { role, agencyId, roles: furtherRoles, reason, status: decision },
    });
    return { id, ...review, createdAt: now.toISOString() };
  }
}
