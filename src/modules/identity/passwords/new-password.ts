import { Injectable } from '@nestjs/common';
import { Agencies } from '../../agencies/index.js';
import {
  MIN_OWN_LENGTH,
  PASSWORD_FAULTS,
  contextWords,
  normalizePassword,
  passwordFault,
} from '../domain/password-policy.js';
import type { PasswordContext, PasswordFault } from '../domain/password-policy.js';
import { chosenLength } from '../domain/typed-patterns.js';
import { identityError } from '../identity.errors.js';
import { CommonPasswords } from './common-passwords.js';
import { HashingCapacity } from './hashing-capacity.js';
import { PasswordHasher } from './password-hasher.js';

export interface PasswordOwner extends Omit<PasswordContext, 'agencyName'> {
  readonly agencyId?: string | null | undefined;
}

/** The only way to set a password: checked against the policy, then hashed. */
@Injectable()
export class NewPassword {
  constructor(
    private readonly common: CommonPasswords,
    private readonly capacity: HashingCapacity,
    private readonly hasher: PasswordHasher,
    private readonly agencies: Agencies,
  ) {}

  /** Throws identity.password-refused with the reason at `pointer`. */
  async hash(password: string, owner: PasswordOwner, pointer?: string): Promise<string> {
    return this.hashUnchecked(await this.checked(password, owner, pointer));
  }

  /** The normalized password, as it is hashed. Throws identity.password-refused with the reason at `pointer`. */
  async checked(password: string, owner: PasswordOwner, pointer = '/password'): Promise<string> {
    const normalized = normalizePassword(password);
    const agencyName = owner.agencyId ? await this.agencies.agencyName(owner.agencyId) : null;
    const fault = await this.faultOf(normalized, contextWords({ ...owner, agencyName }));
    if (!fault) return normalized;
    throw identityError('identity.password-refused', {
      errors: [{ pointer, detail: PASSWORD_FAULTS[fault] }],
      members: { reason: fault },
    });
  }

  /** Hashes without checking: the policy is for passwords that people choose, not for generated ones. */
  hashUnchecked(password: string): Promise<string> {
    return this.capacity.run(() => this.hasher.hash(password));
  }

  private async faultOf(password: string, context: readonly string[]): Promise<PasswordFault | null> {
    const fault = passwordFault(password, context);
    if (fault) return fault;
    const isTyped = chosenLength(password) < MIN_OWN_LENGTH;
    return isTyped || (await this.common.isCommon(password, context)) ? 'too-common' : null;
  }
}
