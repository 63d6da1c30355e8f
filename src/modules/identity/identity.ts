import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import type { CreateUserInput } from './create-user.js';
import { CreateUser } from './create-user.js';
import { RotateKeys } from './keys/rotate-keys.js';
import { UnlockUser } from './unlock-user.js';
import type { UserResponse } from './identity.dto.js';

/** Identity as the command line and the demo data see it. No business room may: they get an Actor. */
@Injectable()
export class Identity {
  constructor(
    private readonly users: CreateUser,
    private readonly unlock: UnlockUser,
    private readonly keys: RotateKeys,
  ) {}

  createUser(actor: Actor, input: CreateUserInput): Promise<UserResponse> {
    return this.users.run(actor, input);
  }

  /** Throws identity.user-not-found. */
  unlockUser(actor: Actor, email: string): Promise<UserResponse> {
    return this.unlock.byEmail(actor, email);
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
