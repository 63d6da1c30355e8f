import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import type { CreateUserInput } from './create-user.js';
import { CreateUser } from './create-user.js';
import { normalizeEmail } from './domain/email-address.js';
import { ResetFactors } from './factors/reset-factors.js';
import { GiveRole } from './roles/give-role.js';
import type { GiveRoleRequest, HeldRoleList } from './roles/roles.dto.js';
import { RotateKeys } from './keys/rotate-keys.js';
import type { IssuedToken, TokenOrder } from './server/issue-token.js';
import { IssueToken } from './server/issue-token.js';
import { Users } from './users.js';
import { UnlockUser } from './unlock-user.js';
import type { UserResponse } from './identity.dto.js';

/** The facade for the command line and the demo data. Business rooms do not use it; they get an Actor. */
@Injectable()
export class Identity {
  constructor(
    private readonly users: CreateUser,
    private readonly accounts: Users,
    private readonly roles: GiveRole,
    private readonly unlock: UnlockUser,
    private readonly factors: ResetFactors,
    private readonly keys: RotateKeys,
    private readonly tokens: IssueToken,
  ) {}

  createUser(actor: Actor, input: CreateUserInput): Promise<UserResponse> {
    return this.users.run(actor, input);
  }

  /** Whether an administrator exists; if not, the start prints how to add one. */
  hasAdministrator(): Promise<boolean> {
    return this.accounts.haveAdministrator();
  }

  /** Gives a role to the user with this e-mail address. Throws what GiveRole throws. */
  async giveRole(actor: Actor, email: string, input: GiveRoleRequest): Promise<HeldRoleList> {
    const { id } = await this.accounts.byEmail(normalizeEmail(email));
    return this.roles.run(actor, id, input);
  }

  async withdrawRole(actor: Actor, email: string, code: string): Promise<HeldRoleList> {
    const { id } = await this.accounts.byEmail(normalizeEmail(email));
    return this.roles.withdraw(actor, id, code);
  }

  /** Throws identity.user-not-found. */
  unlockUser(actor: Actor, email: string): Promise<UserResponse> {
    return this.unlock.byEmail(actor, email);
  }

  /** Throws identity.user-not-found and identity.no-factors. */
  resetFactors(actor: Actor, email: string): Promise<void> {
    return this.factors.byEmail(actor, email);
  }

  /** Throws identity.user-not-found and identity.client-not-found, also for those that may not sign in. */
  issueToken(order: TokenOrder): Promise<IssuedToken> {
    return this.tokens.run(order);
  }

  /** Returns the id of the key that signs after the next rotation. */
  announceKey(actor: Actor): Promise<string> {
    return this.keys.announce(actor);
  }

  /** Returns the id of the new signing key. */
  rotateKeys(actor: Actor): Promise<string> {
    return this.keys.run(actor);
  }
}
