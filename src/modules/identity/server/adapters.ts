import { Injectable } from '@nestjs/common';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { AccessTokensStore } from './access-tokens.store.js';
import type { ArtifactModel } from './artifacts.store.js';
import { ArtifactsStore } from './artifacts.store.js';
import { CodesStore } from './codes.store.js';
import { Families } from './families.js';
import { GrantsStore } from './grants.store.js';
import { ProtocolSessionsStore } from './protocol-sessions.store.js';
import { RefreshTokensStore } from './refresh-tokens.store.js';
import { ProtocolClients } from './protocol-clients.js';

const nothing = (): Promise<undefined> => Promise.resolve(undefined);

/** Default methods of adapters; the library never calls those that a model does not need. */
const NONE: Adapter = {
  upsert: nothing,
  find: nothing,
  findByUid: nothing,
  findByUserCode: nothing,
  consume: nothing,
  destroy: nothing,
  revokeByGrantId: nothing,
};

/** The stores of the models of the protocol library. */
@Injectable()
export class Adapters {
  constructor(
    private readonly codes: CodesStore,
    private readonly refreshTokens: RefreshTokensStore,
    private readonly accessTokens: AccessTokensStore,
    private readonly grants: GrantsStore,
    private readonly sessions: ProtocolSessionsStore,
    private readonly clients: ProtocolClients,
    private readonly artifacts: ArtifactsStore,
    private readonly families: Families,
  ) {}

  readonly of = (model: string): Adapter => {
    switch (model) {
      case 'AuthorizationCode':
        return {
          ...NONE,
          upsert: (id, payload) => this.codes.upsert(id, payload),
          find: (id) => this.codes.present(id),
          consume: (id) => this.codes.consume(id),
          destroy: (id) => this.codes.destroy(id),
          revokeByGrantId: (id) => this.families.end(id, 'revoked'),
        };
      case 'RefreshToken':
        return {
          ...NONE,
          upsert: (id, payload) => this.refreshTokens.upsert(id, payload),
          find: (id) => this.refreshTokens.present(id),
          consume: (id) => this.refreshTokens.consume(id),
          destroy: (id) => this.refreshTokens.destroy(id),
          revokeByGrantId: (id) => this.families.end(id, 'revoked'),
        };
      case 'AccessToken':
      case 'ClientCredentials':
        return {
          ...NONE,
          upsert: (id, payload) =>
            this.accessTokens.enter(id, payload, { format: 'opaque', sessionId: null }),
          find: (id) => this.accessTokens.find(id),
          destroy: (id) => this.accessTokens.destroy(id),
          revokeByGrantId: (id) => this.families.end(id, 'revoked'),
        };
      case 'Grant':
        return {
          ...NONE,
          upsert: (id, payload) => this.grants.upsert(id, payload),
          find: (id) => this.grants.find(id),
          destroy: async (id) => {
            await this.families.end(id, 'revoked');
            await this.grants.end(id, 'revoked');
          },
        };
      case 'Session':
        return {
          ...NONE,
          upsert: (id, payload) => this.sessions.upsert(id, payload),
          find: (id) => this.sessions.find(id),
          findByUid: (uid) => this.sessions.findByUid(uid),
          destroy: (id) => this.sessions.destroy(id),
        };
      case 'Client':
        return { ...NONE, find: (id) => this.clients.find(id) };
      case 'Interaction':
      case 'PushedAuthorizationRequest':
      case 'ReplayDetection':
        return this.artifact(model);
      default:
        return NONE;
    }
  };

  private artifact(model: ArtifactModel): Adapter {
    return {
      ...NONE,
      upsert: (id: string, payload: AdapterPayload) => this.artifacts.upsert(model, id, payload),
      find: (id) => this.artifacts.find(model, id),
      consume: (id) => this.artifacts.consume(model, id),
      destroy: (id) => this.artifacts.destroy(model, id),
    };
  }
}
