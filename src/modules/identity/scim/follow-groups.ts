import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { givenBy } from '../sso/given-by-provider.js';
import type { SsoProvider } from '../sso/sso.entities.js';
import { UpdateUser } from '../update-user.js';
import { ScimGroupsStore } from './scim-groups.store.js';

/** Sets the roles of users by their groups and pushed roles, where the provider manages roles. */
@Injectable()
export class FollowGroups {
  constructor(
    private readonly store: ScimGroupsStore,
    private readonly updateUser: UpdateUser,
  ) {}

  async run(actor: Actor, provider: SsoProvider, userIds: readonly string[]): Promise<void> {
    const { roleClaim, managesRoles } = provider;
    if (!managesRoles || !roleClaim || userIds.length === 0) return;
    const values = await this.store.valuesOf(provider.id, userIds);
    // In a fixed order, so that two pushes do not deadlock.
    for (const userId of [...userIds].sort())
      await this.updateUser.run(
        actor,
        userId,
        givenBy(provider, { [roleClaim]: values.get(userId) ?? [] }),
        'any',
      );
  }
}
