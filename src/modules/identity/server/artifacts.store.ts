import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { Encryption } from '../../../platform/encryption/encryption.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { tokenHash } from '../token-hash.js';
import { ARTIFACT_PAYLOAD_COLUMN, ProtocolArtifact } from './protocol.entities.js';
import { endOf } from './stored-token.js';

export type ArtifactModel =
  'Session' | 'Interaction' | 'PushedAuthorizationRequest' | 'ReplayDetection' | 'Challenge' | 'SsoRequest';

/** Each page of a sign-in stores and reads one. */
const STORE = new Statement<{
  readonly model: ArtifactModel;
  readonly idHash: string;
  readonly uid: string | null;
  readonly grantId: string | null;
  readonly payloadEncrypted: string;
  readonly expiresAt: Date;
}>(({ model, idHash, uid, grantId, payloadEncrypted, expiresAt }, em) =>
  over(em, ProtocolArtifact)
    .insertInto('ProtocolArtifact')
    .values({ model, idHash, uid, grantId, payloadEncrypted, expiresAt })
    .onConflict((conflict) =>
      conflict.columns(['model', 'idHash']).doUpdateSet({ payloadEncrypted, expiresAt }),
    ),
);

const FIND = new Statement<
  { readonly model: ArtifactModel; readonly idHash: string; readonly now: Date },
  { readonly payloadEncrypted: string | null; readonly consumedAt: unknown }
>(({ model, idHash, now }, em) =>
  over(em, ProtocolArtifact)
    .selectFrom('ProtocolArtifact')
    .select(['payloadEncrypted', 'consumedAt'])
    .where('model', '=', model)
    .where('idHash', '=', idHash)
    .where('expiresAt', '>', now),
);

/** Short-lived data of the protocol. Payloads are encrypted, because some contain bearer values; ids are stored as hashes. */
@Injectable()
export class ArtifactsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly encryption: Encryption,
    private readonly clock: Clock,
  ) {}

  async upsert(model: ArtifactModel, id: string, payload: AdapterPayload): Promise<void> {
    if (model === 'ReplayDetection') {
      // Another request has stored it in the meantime: the same assertion or proof was sent twice.
      if (await this.claimOnce(id, endOf(payload.exp))) return;
      throw new errors.InvalidClient('an assertion or a proof must be used only once');
    }
    const idHash = tokenHash(id);
    const { jti: _jti, ...kept } = withoutCookie(payload);
    const payloadEncrypted = this.encryption.encrypt(JSON.stringify(kept), contextOf(model, idHash));
    await STORE.rows(this.em, {
      model,
      idHash,
      uid: payload.uid ?? null,
      grantId: payload.grantId ?? null,
      payloadEncrypted,
      expiresAt: endOf(payload.exp),
    });
  }

  /** Claims an id until a moment, on all instances; true only for the first caller. */
  async claimOnce(id: string, until: Date): Promise<boolean> {
    const claimed = await over(this.em, ProtocolArtifact)
      .insertInto('ProtocolArtifact')
      .values({ model: 'ReplayDetection', idHash: tokenHash(id), expiresAt: until })
      .onConflict((conflict) => conflict.columns(['model', 'idHash']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return claimed !== undefined;
  }

  async find(model: ArtifactModel, id: string): Promise<AdapterPayload | undefined> {
    const idHash = tokenHash(id);
    const row = await FIND.first(this.em, { model, idHash, now: this.clock.now() });
    if (!row) return undefined;
    if (row.payloadEncrypted === null) return { jti: id };
    const payload = this.read(row.payloadEncrypted, contextOf(model, idHash));
    return { ...payload, jti: id, ...(row.consumedAt !== null && { consumed: true }) };
  }

  /** Finds a session before its sign-in by its public uid. The id in the answer is a placeholder that opens nothing. */
  async findByUid(model: ArtifactModel, uid: string): Promise<AdapterPayload | undefined> {
    const row = await over(this.em, ProtocolArtifact)
      .selectFrom('ProtocolArtifact')
      .select(['payloadEncrypted', 'idHash'])
      .where('model', '=', model)
      .where('uid', '=', uid)
      .where('expiresAt', '>', this.clock.now())
      .executeTakeFirst();
    if (!row?.payloadEncrypted) return undefined;
    return { ...this.read(row.payloadEncrypted, contextOf(model, row.idHash)), jti: `by-uid.${uid}` };
  }

  /** Marks an artifact as used; throws invalid_request if it has been used before. */
  async consume(model: ArtifactModel, id: string): Promise<void> {
    const used = await over(this.em, ProtocolArtifact)
      .updateTable('ProtocolArtifact')
      .set((row) => ({ consumedAt: this.clock.now(), rowVersion: row('rowVersion', '+', 1) }))
      .where('model', '=', model)
      .where('idHash', '=', tokenHash(id))
      .where('consumedAt', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!used) throw new errors.InvalidRequestUri('the pushed request has been used');
  }

  /** Reads and deletes an artifact, so that only one of several callers gets it. */
  async take(model: ArtifactModel, id: string): Promise<AdapterPayload | null> {
    const idHash = tokenHash(id);
    const row = await over(this.em, ProtocolArtifact)
      .deleteFrom('ProtocolArtifact')
      .where('model', '=', model)
      .where('idHash', '=', idHash)
      .where('expiresAt', '>', this.clock.now())
      .returning('payloadEncrypted')
      .executeTakeFirst();
    return row?.payloadEncrypted ? this.read(row.payloadEncrypted, contextOf(model, idHash)) : null;
  }

  async destroy(model: ArtifactModel, id: string): Promise<void> {
    await over(this.em, ProtocolArtifact)
      .deleteFrom('ProtocolArtifact')
      .where('model', '=', model)
      .where('idHash', '=', tokenHash(id))
      .execute();
  }

  private read(encrypted: string, context: string): AdapterPayload {
    return JSON.parse(this.encryption.decrypt(encrypted, context).toString('utf8')) as AdapterPayload;
  }
}

/** Removes the session's cookie, which the library writes into an interaction and never reads there. */
function withoutCookie(payload: AdapterPayload): AdapterPayload {
  const { session } = payload;
  if (typeof session !== 'object') return payload;
  const { cookie: _cookie, ...kept } = session as { readonly cookie?: string };
  return { ...payload, session: kept } as AdapterPayload;
}

function contextOf(model: string, idHash: string): string {
  return ARTIFACT_PAYLOAD_COLUMN.contextOf(`${model}:${idHash}`);
}
