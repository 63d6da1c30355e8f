import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { needsTwoFactors } from '../../../platform/http/permissions.js';
import type { Role } from '../../../shared/actor.js';
import { HeldRoles } from '../roles/held-roles.js';
import { Challenges } from './challenges.js';
import { newTotpSecret } from './domain/totp.js';
import { Factors, hasFactor } from './factors.store.js';
import { TrustedDevices } from './trusted-devices.js';

export interface SecondStepInput {
  readonly user: { readonly id: string; readonly role: Role };
  /** The uid of the sign-in. */
  readonly uid: string;
  /** Whether the client requires two factors. */
  readonly isAskedFor: boolean;
  /** The token of a trusted browser. */
  readonly deviceToken: string | null;
  /** The provider that was the first factor; unset for our password. */
  readonly ssoProviderId?: string;
}

export interface FactorDemands {
  /** A second factor at each sign-in. */
  readonly isRequired: boolean;
  /** A code by SMS is not enough. */
  readonly isSmsRefused: boolean;
}

/** Decides what follows the first factor: a right password or a provider's answer. */
@Injectable()
export class SecondStep {
  constructor(
    private readonly factors: Factors,
    private readonly challenges: Challenges,
    private readonly devices: TrustedDevices,
    private readonly held: HeldRoles,
    private readonly config: AppConfig,
  ) {}

  /** True if the first factor is enough; otherwise a challenge is opened, to show or add a factor. */
  async isDoneBy({ user, uid, isAskedFor, deviceToken, ssoProviderId }: SecondStepInput): Promise<boolean> {
    const has = hasFactor(await this.factors.of(user.id));
    const isRequired = isAskedFor || (await this.demandsOn(user)).isRequired;
    if (!isRequired && !has) return true;
    if (!isRequired && (await this.devices.isTrusted(user.id, deviceToken))) return true;
    await this.challenges.open(`interaction ${uid}`, user.id, {
      newTotpSecret: has ? null : newTotpSecret(),
      ssoProviderId: ssoProviderId ?? null,
    });
    return false;
  }

  /** What the current roles of a user, including those of the company, ask for. */
  async demandsOn({ id, role }: SecondStepInput['user']): Promise<FactorDemands> {
    const holder = { role, ...(await this.held.furtherOf(id)) };
    const { secondFactorRoles, smsRefusedRoles } = this.config;
    return {
      isRequired: needsTwoFactors(holder, secondFactorRoles),
      isSmsRefused: needsTwoFactors(holder, smsRefusedRoles),
    };
  }
}
