import { Injectable } from '@nestjs/common';
import {
  PASSWORD_FAULTS,
  contextWords,
  normalisePassword,
  passwordFault,
} from '../domain/password-policy.js';
import type { PasswordFault } from '../domain/password-policy.js';
import { identityError } from '../identity.errors.js';
import { CommonPasswords } from './common-passwords.js';
import { HashingCapacity } from './hashing-capacity.js';
import { PasswordHasher } from './password-hasher.js';

export interface PasswordOwner {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** The only way a password gets in: checked against the policy, then hashed. */
@Injectable()
export class NewPassword {
  constructor(
    private readonly common: CommonPasswords,
    private readonly capacity: HashingCapacity,
    private readonly hasher: PasswordHasher,
  ) {}

  /** Throws identity.password-refused with the reason at `pointer`. */
  async hash(password: string, owner: PasswordOwner, pointer = '/password'): Promise<string> {
    const normalised = normalisePassword(password);
    const fault = await this.faultOf(normalised, contextWords(owner));
    if (fault) {
      throw identityError('identity.password-refused', {
        errors: [{ pointer, detail: PASSWORD_FAULTS[fault] }],
      });
    }
    return this.hashGenerated(normalised);
  }

  /** The policy is for passwords that people choose; one that we have made needs none. */
  hashGenerated(password: string): Promise<string> {
    return this.capacity.run(() => this.hasher.hash(password));
  }

  private async faultOf(password: string, context: readonly string[]): Promise<PasswordFault | null> {
    const fault = passwordFault(password, context);
    if (fault) return fault;
    return (await this.common.isCommon(password, context)) ? 'too-common' : null;
  }
}
