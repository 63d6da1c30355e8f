import { LockMode } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { isUniqueViolation } from '../../../platform/http/database-faults.js';
import type { Actor } from '../../../shared/actor.js';
import { isId, newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { SsoProvider } from '../sso/sso.entities.js';
import { ScimError } from './domain/scim-error.js';
import type { ScimGroupInput } from './domain/scim-group-input.js';
import { FollowGroups } from './follow-groups.js';
import type { ScimGroupRow } from './scim-groups.store.js';
import { ScimGroupsStore } from './scim-groups.store.js';

/** Handles groups that a provider pushes: members get what its rules give for the group. */
@Injectable()
export class PushGroup {
  constructor(
    private readonly em: EntityManager,
    private readonly store: ScimGroupsStore,
    private readonly follow: FollowGroups,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async create(actor: Actor, providerId: string, input: ScimGroupInput): Promise<ScimGroupRow> {
    const provider = await this.provider(providerId);
    const id = newId();
    await this.store.add(providerId, id, input.displayName, input.externalId).catch(explainConflict);
    await this.record(actor, 'identity.group-created', id, input.displayName);
    await this.follow.run(actor, provider, await this.changeMembers(actor, provider, id, [], input.members));
    return this.read(providerId, id);
  }

  /** Changes a group. The new state is computed under the lock, so that two parallel additions of members both take effect. */
  @Transactional()
  async alter(
    actor: Actor,
    providerId: string,
    id: string,
    next: (before: ScimGroupInput) => ScimGroupInput,
  ): Promise<ScimGroupRow> {
    const provider = await this.provider(providerId);
    const group = await this.read(providerId, id);
    const members = await this.store.memberIds(id);
    const before = { displayName: group.displayName, externalId: group.externalId, members };
    const input = next(before);
    const isRenamed = input.displayName !== before.displayName || input.externalId !== before.externalId;
    if (isRenamed) {
      await this.store.rename(id, input.displayName, input.externalId).catch(explainConflict);
      await this.record(actor, 'identity.group-changed', id, input.displayName);
    }
    const changed = await this.changeMembers(actor, provider, id, members, input.members);
    // A new name may match other rules, so all members are affected.
    await this.follow.run(actor, provider, isRenamed ? [...new Set([...members, ...changed])] : changed);
    return this.read(providerId, id);
  }

  @Transactional()
  async end(actor: Actor, providerId: string, id: string): Promise<void> {
    const provider = await this.provider(providerId);
    const { displayName } = await this.read(providerId, id);
    const members = await this.store.memberIds(id);
    await this.store.remove(id);
    await this.record(actor, 'identity.group-ended', id, displayName);
    await this.follow.run(actor, provider, members);
  }

  async read(providerId: string, id: string): Promise<ScimGroupRow> {
    const row = isId(id) ? await this.store.find(providerId, id) : null;
    if (!row) throw new ScimError(404, null, `There is no group ${id.slice(0, 100)}`);
    return row;
  }

  /** Adds and removes members, and records it. */
  private async changeMembers(
    actor: Actor,
    provider: SsoProvider,
    id: string,
    before: readonly string[],
    after: readonly string[],
  ): Promise<readonly string[]> {
    const [were, are] = [new Set(before), new Set(after)];
    const come = after.filter((member) => !were.has(member));
    const gone = before.filter((member) => !are.has(member));
    const changed = [...come, ...gone];
    if (changed.length === 0) return [];
    const rows = await this.store.rowsOf(provider.id, changed.filter(isId));
    const unknown = come.find((member) => !rows.has(member));
    if (unknown !== undefined)
      throw new ScimError(400, 'invalidValue', `members: there is no user ${unknown.slice(0, 100)}`);
    const rowOf = (member: string): string => rows.get(member) ?? '';
    await this.store.changeMembers(id, come.map(rowOf), gone.map(rowOf));
    await this.audit.record(actor, {
      action: 'identity.group-members-changed',
      resourceType: 'scim_group',
      resourceId: id,
      changes: { count: [before.length, after.length] },
    });
    return changed;
  }

  /** Locks the provider, so that its parallel pushes run one after the other. */
  private provider(id: string): Promise<SsoProvider> {
    return this.em.findOneOrFail(
      SsoProvider,
      { id },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
  }

  private record(actor: Actor, action: string, id: string, title: string): Promise<void> {
    return this.audit.record(actor, {
      action,
      resourceType: 'scim_group',
      resourceId: id,
      changes: { title },
    });
  }
}

function explainConflict(error: unknown): never {
  if (!isUniqueViolation(error)) throw error;
  throw new ScimError(409, 'uniqueness', 'Another group has this displayName or externalId');
}
