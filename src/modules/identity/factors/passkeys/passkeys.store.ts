import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { WebAuthnCredential } from '@simplewebauthn/server';
import { over } from '../../../../platform/typed.js';
import { Clock } from '../../../../shared/clock.js';
import { newId } from '../../../../shared/ids.js';
import { Passkey } from './passkey.entity.js';

export interface KnownPasskey {
  readonly id: string;
  readonly userId: string;
  readonly deviceType: 'singleDevice' | 'multiDevice';
  readonly credential: WebAuthnCredential;
}

export interface NewPasskey {
  readonly credential: WebAuthnCredential;
  readonly deviceType: 'singleDevice' | 'multiDevice';
  readonly isBackedUp: boolean;
  readonly name: string;
}

export interface PasskeyOfUser {
  readonly id: string;
  readonly credentialId: string;
  readonly transports: readonly string[];
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** Passkeys of users. Writes belong to the caller's transaction. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async of(userId: string): Promise<readonly PasskeyOfUser[]> {
    const rows = await over(this.em, Passkey)
      .selectFrom('Passkey')
      .select(['id', 'credentialId', 'transports', 'name', 'createdAt', 'lastUsedAt'])
      .where('userId', '=', userId)
      .orderBy('id')
      .execute();
    return rows.map(({ transports, createdAt, lastUsedAt, ...row }) => ({
      ...row,
      transports: transports as readonly string[],
      createdAt: new Date(createdAt),
      lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt),
    }));
  }

  async find(credentialId: string): Promise<KnownPasskey | null> {
    const row = await over(this.em, Passkey)
      .selectFrom('Passkey')
      .select(['id', 'userId', 'credentialId', 'publicKey', 'counter', 'transports', 'deviceType'])
      .where('credentialId', '=', credentialId)
      .executeTakeFirst();
    if (!row) return null;
    const { id, userId, deviceType, publicKey, counter, transports } = row;
    const credential = {
      id: row.credentialId,
      publicKey: Uint8Array.from(Buffer.from(publicKey, 'base64url')),
      counter: Number(counter),
      transports: [...(transports as readonly string[])],
    };
    return { id, userId, deviceType, credential };
  }

  /** Adds a passkey; false if any user has it already. */
  async add(userId: string, { credential, deviceType, isBackedUp, name }: NewPasskey): Promise<boolean> {
    const added = await over(this.em, Passkey)
      .insertInto('Passkey')
      .values({
        id: newId(this.clock.now().getTime()),
        userId,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: String(credential.counter),
        transports: JSON.stringify(credential.transports ?? []),
        deviceType,
        isBackedUp,
        name,
        lastUsedAt: null,
      })
      .onConflict((conflict) => conflict.column('credentialId').doNothing())
      .returning('id')
      .executeTakeFirst();
    return added !== undefined;
  }

  /** Stores the counter, which must grow unless it is always 0; false otherwise, which points to a copied authenticator. */
  async use(id: string, counter: number, isBackedUp: boolean): Promise<boolean> {
    const { numUpdatedRows } = await over(this.em, Passkey)
      .updateTable('Passkey')
      .set((row) => ({
        counter: String(counter),
        isBackedUp,
        lastUsedAt: this.clock.now(),
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .where((row) =>
        row.or([
          row('counter', '<', String(counter)),
          row.and([row('counter', '=', '0'), row.val(counter === 0)]),
        ]),
      )
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async remove(userId: string, id: string): Promise<boolean> {
    const { numDeletedRows } = await over(this.em, Passkey)
      .deleteFrom('Passkey')
      .where('userId', '=', userId)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async removeAll(userId: string): Promise<boolean> {
    const { numDeletedRows } = await over(this.em, Passkey)
      .deleteFrom('Passkey')
      .where('userId', '=', userId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}
