import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../../../shared/actor.js';
import { Audit } from '../../../audit/index.js';
import { identityError } from '../../identity.errors.js';
import type { ChallengeSubject } from '../challenges.js';
import { newRecoveryCodes } from '../domain/recovery-codes.js';
import { FactorLetters } from '../factor-letters.js';
import { Factors } from '../factors.store.js';
import { PasskeyCeremonies, amrOf } from './passkey-ceremonies.js';
import { Passkeys } from './passkeys.store.js';

const LONGEST_NAME = 60;

export interface AddedPasskey {
  /** Null if the user has some already. */
  readonly recoveryCodes: readonly string[] | null;
  readonly amr: readonly string[];
}

/** Adds a passkey; with the first factor, recovery codes are created and shown once. */
@Injectable()
export class AddPasskey {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly ceremonies: PasskeyCeremonies,
    private readonly passkeys: Passkeys,
    private readonly factors: Factors,
    private readonly letters: FactorLetters,
    private readonly audit: Audit,
  ) {}

  /** Throws identity.passkey-refused. */
  async run(subject: ChallengeSubject, userId: string, answer: string, name: string): Promise<AddedPasskey> {
    const added = await this.ceremonies.added(subject, answer);
    if (!added) throw identityError('identity.passkey-refused');
    const recoveryCodes = await this.record(userId, { ...added, name: named(name) });
    await this.letters.send(userId, 'passkey-added');
    return { recoveryCodes, amr: amrOf(added.deviceType) };
  }

  @Transactional()
  private async record(
    userId: string,
    passkey: Parameters<Passkeys['add']>[1],
  ): Promise<readonly string[] | null> {
    if (!(await this.passkeys.add(userId, passkey))) throw identityError('identity.passkey-refused');
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: userId },
      {
        action: 'identity.factor-added',
        resourceType: 'user',
        resourceId: userId,
        changes: { factor: 'passkey' },
      },
    );
    if ((await this.factors.of(userId)).recoveryCodesLeft > 0) return null;
    const codes = newRecoveryCodes();
    await this.factors.keepRecoveryCodes(userId, codes);
    return codes;
  }
}

function named(typed: string): string {
  const name = typed.normalize('NFC').replace(/\p{C}/gu, '').trim().slice(0, LONGEST_NAME);
  return name === '' ? 'Passkey' : name;
}
