import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import type { ModelAdapter } from './adapter.js';
import { NoAdapter } from './adapter.js';
import { ArtifactAdapter, ReplayAdapter } from './artifacts.adapter.js';
import { Artifacts } from './artifacts.store.js';
import { ClientAdapter } from './clients.adapter.js';
import { ConsentAdapter } from './consents.adapter.js';
import { SessionAdapter } from './sessions.adapter.js';
import { SignedInSessions } from './sessions.store.js';
import { AccessTokenAdapter, SingleUseAdapter } from './token-adapters.js';
import { CODES, REFRESH_TOKENS, Tokens } from './tokens.store.js';

/** Where each model of the protocol library is stored. */
@Injectable()
export class Adapters {
  private readonly byModel: Readonly<Record<string, ModelAdapter>>;
  private readonly none = new NoAdapter();

  constructor(
    tokens: Tokens,
    artifacts: Artifacts,
    sessions: SignedInSessions,
    consents: ConsentAdapter,
    clients: ClientAdapter,
    private readonly audit: Audit,
  ) {
    const access = new AccessTokenAdapter(tokens);
    const replayed = (_id: string, { grantId }: { readonly grantId: string | null }) =>
      this.recordReplay(grantId);
    this.byModel = {
      AuthorizationCode: new SingleUseAdapter(tokens, CODES, 'code-replayed', replayed),
      RefreshToken: new SingleUseAdapter(tokens, REFRESH_TOKENS, 'refresh-token-replayed', replayed),
      AccessToken: access,
      ClientCredentials: access,
      Session: new SessionAdapter(artifacts, sessions),
      Interaction: new ArtifactAdapter(artifacts, 'Interaction'),
      PushedAuthorizationRequest: new ArtifactAdapter(artifacts, 'PushedAuthorizationRequest'),
      ReplayDetection: new ReplayAdapter(artifacts, 'ReplayDetection'),
      Grant: consents,
      Client: clients,
    };
  }

  of(model: string): ModelAdapter {
    return this.byModel[model] ?? this.none;
  }

  private recordReplay(grantId: string | null): Promise<void> {
    return this.audit.record(SYSTEM_ACTOR, {
      action: 'identity.token-replayed',
      resourceType: 'grant',
      resourceId: grantId ?? 'unknown',
      outcome: 'denied',
      riskScore: 0.95,
      securityAlerts: ['token-replayed'],
    });
  }
}
