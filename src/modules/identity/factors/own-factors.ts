import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { identityError } from '../identity.errors.js';
import { Users } from '../users.js';
import { newRecoveryCodes } from './domain/recovery-codes.js';
import { FactorLetters } from './factor-letters.js';
import { Factors, hasFactor, hasStrongFactor } from './factors.store.js';
import { Passkeys } from './passkeys/passkeys.store.js';
import { SecondStep } from './second-step.js';
import { TrustedDevices } from './trusted-devices.js';

/** What users do with their own factors. Recovery codes and trusted browsers go with the last factor. */
@Injectable()
export class OwnFactors {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly users: Users,
    private readonly factors: Factors,
    private readonly passkeys: Passkeys,
    private readonly devices: TrustedDevices,
    private readonly secondStep: SecondStep,
    private readonly letters: FactorLetters,
    private readonly audit: Audit,
  ) {}

  /** Throws identity.no-factors, and identity.last-factor where the role must have one. */
  async removeAuthenticator(actor: Actor): Promise<void> {
    await this.remove(actor, 'authenticator', (userId) => this.factors.removeAuthenticator(userId));
    await this.letters.send(actor.id ?? '', 'authenticator-removed');
  }

  /** Throws the same. */
  async removePasskey(actor: Actor, passkeyId: string): Promise<void> {
    await this.remove(actor, 'passkey', (userId) => this.passkeys.remove(userId, passkeyId));
    await this.letters.send(actor.id ?? '', 'passkey-removed');
  }

  /** Throws the same. */
  async removePhone(actor: Actor): Promise<void> {
    await this.remove(actor, 'sms', (userId) => this.factors.removePhone(userId));
    await this.letters.send(actor.id ?? '', 'phone-removed');
  }

  /** Replaces the recovery codes. Throws identity.no-factors if there is no factor that they could replace. */
  async renewRecoveryCodes(actor: Actor): Promise<readonly string[]> {
    const codes = await this.renew(actor, actor.id ?? '');
    await this.letters.send(actor.id ?? '', 'recovery-codes-made');
    return codes;
  }

  @Transactional()
  async forgetDevices(actor: Actor): Promise<void> {
    const id = actor.id ?? '';
    await this.devices.forget(id);
    await this.audit.record(actor, {
      action: 'identity.devices-forgotten',
      resourceType: 'user',
      resourceId: id,
    });
  }

  @Transactional()
  private async renew(actor: Actor, userId: string): Promise<readonly string[]> {
    await this.users.lock(userId);
    if (!hasFactor(await this.factors.of(userId))) throw identityError('identity.no-factors');
    const codes = newRecoveryCodes();
    await this.factors.keepRecoveryCodes(userId, codes);
    await this.audit.record(actor, {
      action: 'identity.recovery-codes-made',
      resourceType: 'user',
      resourceId: userId,
    });
    return codes;
  }

  @Transactional()
  private async remove(
    actor: Actor,
    factor: string,
    work: (userId: string) => Promise<boolean>,
  ): Promise<void> {
    const user = await this.users.lock(actor.id ?? '');
    const { id } = user;
    if (!(await work(id))) throw identityError('identity.no-factors');
    const left = await this.factors.of(id);
    const { isRequired, isSmsRefused } = await this.secondStep.demandsOn(user);
    const isWithout = !hasStrongFactor(left) && (!hasFactor(left) || isSmsRefused);
    if (isWithout && isRequired) throw identityError('identity.last-factor');
    if (!hasFactor(left)) await this.factors.remove(id);
    await this.devices.forget(id);
    await this.audit.record(actor, {
      action: 'identity.factor-removed',
      resourceType: 'user',
      resourceId: id,
      changes: { factor },
    });
  }
}
