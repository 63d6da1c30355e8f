import { Injectable } from '@nestjs/common';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { AppConfig } from '../../../../platform/config/config.js';
import { Clock } from '../../../../shared/clock.js';
import { ArtifactsStore } from '../../server/artifacts.store.js';
import type { ChallengeSubject } from '../challenges.js';
import type { KnownPasskey, NewPasskey } from './passkeys.store.js';
import { Passkeys } from './passkeys.store.js';

/** In seconds: a challenge is used once (W3C WebAuthn level 3, section 13.4.3), and five minutes are enough to find a security key. */
const SECONDS = 300;
/** `amr` values (RFC 8176): a key bound to one device, or one shared by its owner's devices; the user was verified. */
const KEY = { singleDevice: 'hwk', multiDevice: 'swk' } as const;

export function amrOf(deviceType: keyof typeof KEY): readonly string[] {
  return [KEY[deviceType], 'user', 'mfa'];
}

type Ceremony = 'add' | 'use';

/** Imported on first use: it is one twelfth of the modules of a start, and most processes see no passkey. */
const webAuthn = () => import('@simplewebauthn/server');

export interface ShownPasskey {
  readonly passkey: KnownPasskey;
  readonly counter: number;
  readonly isBackedUp: boolean;
}

/**
 * The WebAuthn ceremonies. A challenge is kept on the server for one purpose: a sign-in or a session, adding or using. Users are always
 * verified (by a PIN or a finger), so that a passkey alone is two factors (NIST SP 800-63B-4, section 3.1.7).
 */
@Injectable()
export class PasskeyCeremonies {
  private readonly origin: string;
  private readonly rpId: string;

  constructor(
    private readonly artifacts: ArtifactsStore,
    private readonly passkeys: Passkeys,
    private readonly clock: Clock,
    { publicUrl }: AppConfig,
  ) {
    const { origin, hostname } = new URL(publicUrl);
    this.origin = origin;
    this.rpId = hostname;
  }

  async optionsToAdd(
    subject: ChallengeSubject,
    user: { readonly id: string; readonly email: string },
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const known = await this.passkeys.of(user.id);
    const { generateRegistrationOptions } = await webAuthn();
    const options = await generateRegistrationOptions({
      rpName: 'Bindery',
      rpID: this.rpId,
      userName: user.email,
      userID: Uint8Array.from(Buffer.from(user.id)),
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId: id, transports }) => ({
        id,
        transports: [...transports],
      })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      timeout: SECONDS * 1000,
    });
    await this.keep(subject, 'add', options.challenge);
    return options;
  }

  /** Options to use a passkey: of one user after the password, or of any user. */
  async optionsToUse(
    subject: ChallengeSubject,
    userId: string | null,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const known = userId === null ? [] : await this.passkeys.of(userId);
    const { generateAuthenticationOptions } = await webAuthn();
    const options = await generateAuthenticationOptions({
      rpID: this.rpId,
      allowCredentials: known.map(({ credentialId: id, transports }) => ({
        id,
        transports: [...transports],
      })),
      userVerification: 'required',
      timeout: SECONDS * 1000,
    });
    await this.keep(subject, 'use', options.challenge);
    return options;
  }

  /** The added passkey; null if the answer does not fit the subject's challenge. */
  async added(subject: ChallengeSubject, answer: string): Promise<Omit<NewPasskey, 'name'> | null> {
    const expectedChallenge = await this.take('add', subject);
    const response = parsed(answer) as RegistrationResponseJSON | null;
    if (expectedChallenge === null || response === null) return null;
    const { verifyRegistrationResponse } = await webAuthn();
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response,
        expectedChallenge,
        expectedOrigin: this.origin,
        expectedRPID: this.rpId,
        requireUserVerification: true,
      });
      if (!verified) return null;
      const {
        credential,
        credentialDeviceType: deviceType,
        credentialBackedUp: isBackedUp,
      } = registrationInfo;
      return { credential, deviceType, isBackedUp };
    } catch {
      return null;
    }
  }

  async used(subject: ChallengeSubject, answer: string): Promise<ShownPasskey | null> {
    const expectedChallenge = await this.take('use', subject);
    const response = parsed(answer) as AuthenticationResponseJSON | null;
    if (expectedChallenge === null || response === null) return null;
    const passkey = await this.passkeys.find(response.id);
    if (!passkey) return null;
    const { verifyAuthenticationResponse } = await webAuthn();
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge,
        expectedOrigin: this.origin,
        expectedRPID: this.rpId,
        // The counter is compared in the statement that stores it.
        credential: { ...passkey.credential, counter: 0 },
        requireUserVerification: true,
      });
      if (!verified) return null;
      const { newCounter: counter, credentialBackedUp: isBackedUp } = authenticationInfo;
      return { passkey, counter, isBackedUp };
    } catch {
      return null;
    }
  }

  private async take(ceremony: Ceremony, subject: ChallengeSubject): Promise<string | null> {
    const kept = await this.artifacts.take('Challenge', `${ceremony} ${subject}`);
    return (kept?.['challenge'] as string | undefined) ?? null;
  }

  private async keep(subject: ChallengeSubject, ceremony: Ceremony, challenge: string): Promise<void> {
    const exp = Math.floor(this.clock.now().getTime() / 1000) + SECONDS;
    await this.artifacts.upsert('Challenge', `${ceremony} ${subject}`, { challenge, exp } as never);
  }
}

/** Parses the browser's answer: an object with the id of a credential. */
function parsed(answer: string): { readonly id: string } | null {
  try {
    const value: unknown = JSON.parse(answer);
    if (typeof value !== 'object' || value === null) return null;
    const { id } = value as { readonly id?: unknown };
    return typeof id === 'string' && !id.includes('\0') ? (value as { readonly id: string }) : null;
  } catch {
    return null;
  }
}
