import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { tokenHash } from '../token-hash.js';
import type { User } from '../user.entity.js';
import type { LinkKind } from './account-link.entity.js';
import { AccountLink } from './account-link.entity.js';

/**
 * How long links are valid: a user waits for a reset, while an invitation may lie for a night, but no more than a day (ASVS 5.0, 6.4.1).
 */
const MINUTES: Readonly<Record<LinkKind, number>> = { reset: 60, invitation: 24 * 60 };
const BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export interface MadeLink {
  /** The token for the letter; it is not stored. */
  readonly token: string;
  readonly kind: LinkKind;
  readonly expiresAt: Date;
}

/** Stores links by hash. Writes belong to the caller's transaction. */
@Injectable()
export class AccountLinks {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Makes a link, replacing all other links of the user. */
  async make(user: User, createdBy: string | null): Promise<MadeLink> {
    const now = this.clock.now();
    await this.replace(user.id);
    const kind = user.passwordHash === null || user.passwordHash === undefined ? 'invitation' : 'reset';
    const token = randomBytes(BYTES).toString('base64url');
    const expiresAt = new Date(now.getTime() + MINUTES[kind] * 60_000);
    const link = this.em.create(AccountLink, {
      id: newId(now.getTime()),
      userId: user.id,
      kind,
      email: user.email,
      tokenHash: tokenHash(token),
      expiresAt,
      createdBy,
      createdAt: now,
      updatedAt: now,
    });
    await this.em.persist(link).flush();
    return { token, kind, expiresAt };
  }

  /** The valid link of a token; reading does not use it. */
  async find(token: string): Promise<AccountLink | null> {
    return this.open(token, {});
  }

  /** Uses a link; of several parallel requests only one succeeds. */
  async use(token: string): Promise<AccountLink | null> {
    const link = await this.open(token, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    if (!link) return null;
    link.usedAt = this.clock.now();
    await this.em.flush();
    return link;
  }

  /** Invalidates all links of a user, such as after a new password. */
  async replace(userId: string): Promise<void> {
    await this.em.nativeUpdate(
      AccountLink,
      { userId, usedAt: null, replacedAt: null },
      { replacedAt: this.clock.now() },
    );
  }

  private async open(token: string, options: object): Promise<AccountLink | null> {
    if (!TOKEN.test(token)) return null;
    const link = await this.em.findOne(AccountLink, { tokenHash: tokenHash(token) }, options);
    return link?.opens(this.clock.now()) ? link : null;
  }
}
