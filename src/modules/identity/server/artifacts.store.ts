import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Encryption } from '../../../platform/encryption/encryption.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { tokenHash } from '../token-hash.js';
import { ProtocolArtifact } from './protocol.entities.js';

export type ArtifactModel =
  'Session' | 'Interaction' | 'PushedAuthorizationRequest' | 'ReplayDetection' | 'SignIn';
type Payload = Readonly<Record<string, unknown>>;

/** What lives for minutes: by the hash of its id, encrypted, because ids and secrets of forms are among it. */
@Injectable()
export class Artifacts {
  constructor(
    private readonly em: EntityManager,
    private readonly encryption: Encryption,
    private readonly clock: Clock,
  ) {}

  async put(model: ArtifactModel, id: string, payload: Payload, expiresIn: number): Promise<void> {
    const idHash = tokenHash(id);
    const payloadEncrypted = this.encryption.encrypt(JSON.stringify(payload), contextOf(model, idHash));
    const expiresAt = this.after(expiresIn);
    const uid = typeof payload['uid'] === 'string' ? payload['uid'] : null;
    await over(this.em, ProtocolArtifact)
      .insertInto('ProtocolArtifact')
      .values({ model, idHash, uid, payloadEncrypted, expiresAt })
      .onConflict((conflict) =>
        conflict.columns(['model', 'idHash']).doUpdateSet({ uid, payloadEncrypted, expiresAt }),
      )
      .execute();
  }

  async find<T extends object>(model: ArtifactModel, id: string): Promise<T | undefined> {
    const idHash = tokenHash(id);
    const row = await over(this.em, ProtocolArtifact)
      .selectFrom('ProtocolArtifact')
      .select(['payloadEncrypted', 'consumedAt'])
      .where('model', '=', model)
      .where('idHash', '=', idHash)
      .where('expiresAt', '>', this.clock.now())
      .executeTakeFirst();
    if (!row) return undefined;
    const payload =
      row.payloadEncrypted === null ? {} : this.read(row.payloadEncrypted, contextOf(model, idHash));
    return { ...payload, ...(row.consumedAt === null ? {} : { consumed: true }) } as T;
  }

  /** True for the one request that uses it. */
  async consume(model: ArtifactModel, id: string): Promise<boolean> {
    const { numUpdatedRows } = await over(this.em, ProtocolArtifact)
      .updateTable('ProtocolArtifact')
      .set((row) => ({ consumedAt: this.clock.now(), rowVersion: row('rowVersion', '+', 1) }))
      .where('model', '=', model)
      .where('idHash', '=', tokenHash(id))
      .where('consumedAt', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** True for the one request that brings this id first. */
  async claim(model: ArtifactModel, id: string, expiresIn: number): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await over(this.em, ProtocolArtifact)
      .insertInto('ProtocolArtifact')
      .values({ model, idHash: tokenHash(id), expiresAt: this.after(expiresIn) })
      .onConflict((conflict) => conflict.columns(['model', 'idHash']).doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  async remove(model: ArtifactModel, id: string): Promise<void> {
    await over(this.em, ProtocolArtifact)
      .deleteFrom('ProtocolArtifact')
      .where('model', '=', model)
      .where('idHash', '=', tokenHash(id))
      .execute();
  }

  /** By the id that tokens and interactions may know; the value of the cookie stays unknown. */
  async findByUid(uid: string): Promise<Payload | undefined> {
    const row = await over(this.em, ProtocolArtifact)
      .selectFrom('ProtocolArtifact')
      .select(['idHash', 'payloadEncrypted'])
      .where('model', '=', 'Session')
      .where('uid', '=', uid)
      .where('expiresAt', '>', this.clock.now())
      .executeTakeFirst();
    return row ? this.read(row.payloadEncrypted ?? '', contextOf('Session', row.idHash)) : undefined;
  }

  private read(envelope: string, context: string): Payload {
    return JSON.parse(this.encryption.decrypt(envelope, context).toString('utf8')) as Payload;
  }

  private after(seconds: number): Date {
    return new Date(this.clock.now().getTime() + Math.max(seconds, 1) * 1000);
  }
}

function contextOf(model: ArtifactModel, idHash: string): string {
  return `oidc_artifacts.payload:${model}:${idHash}`;
}
