import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { needsTwoFactors } from '../../../platform/http/permissions.js';
import { SmsGateway } from '../../../platform/sms/sms-gateway.js';
import type { Role } from '../../../shared/actor.js';
import { HeldRoles } from '../roles/held-roles.js';
import { Challenges } from './challenges.js';
import { newTotpSecret } from './domain/totp.js';
import { Factors, hasFactor } from './factors.store.js';
import { TrustedDevices } from './trusted-devices.js';

export interface SecondStepInput {
  readonly user: { readonly id: string; readonly role: Role };
  /** The number of the sign-in in its address. */
  readonly uid: string;
  /** The client asks for two factors. */
  readonly isAskedFor: boolean;
  /** What a trusted browser keeps. */
  readonly deviceToken: string | null;
  /** Who was the first factor; a password of ours unless told. */
  readonly ssoProviderId?: string;
}

/** What follows a right password, or a provider that knows who it is. */
@Injectable()
export class SecondStep {
  constructor(
    private readonly factors: Factors,
    private readonly challenges: Challenges,
    private readonly devices: TrustedDevices,
    private readonly held: HeldRoles,
    private readonly sms: SmsGateway,
    private readonly config: AppConfig,
  ) {}

  /** True when the password is enough; otherwise the sign-in waits for a factor, or for one to be added. */
  async isDoneBy({ user, uid, isAskedFor, deviceToken, ssoProviderId }: SecondStepInput): Promise<boolean> {
    const has = hasFactor(await this.factors.of(user.id));
    const isRequired = isAskedFor || (await this.isRequiredOf(user));
    if (!isRequired && !has) return true;
    if (!isRequired && (await this.devices.isTrusted(user.id, deviceToken))) return true;
    await this.challenges.open(`interaction ${uid}`, user.id, {
      newTotpSecret: has ? null : newTotpSecret(),
      ssoProviderId: ssoProviderId ?? null,
    });
    return false;
  }

  async isRequiredOf({ id, role }: SecondStepInput['user']): Promise<boolean> {
    return needsTwoFactors({ role, ...(await this.held.furtherOf(id)) }, this.config.secondFactorRoles);
  }

  /** Whether a code by SMS is a second factor for this user, and can be had. */
  async mayUseSms(user: SecondStepInput['user']): Promise<boolean> {
    return this.sms.isSetUp && !(await this.isSmsRefusedTo(user));
  }

  /** By what they hold now, roles of the company included. */
  async isSmsRefusedTo({ id, role }: SecondStepInput['user']): Promise<boolean> {
    return needsTwoFactors({ role, ...(await this.held.furtherOf(id)) }, this.config.smsRefusedRoles);
  }
}
