import { errors } from 'oidc-provider';
import type { AdapterPayload } from 'oidc-provider';
import { ModelAdapter } from './adapter.js';
import type { Artifacts, ArtifactModel } from './artifacts.store.js';

/** Interactions and pushed requests. */
export class ArtifactAdapter extends ModelAdapter {
  constructor(
    protected readonly artifacts: Artifacts,
    protected readonly model: ArtifactModel,
  ) {
    super();
  }

  override async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { jti: _value, ...rest } = payload;
    await this.artifacts.put(this.model, id, withoutCookie(rest), expiresIn);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const stored = await this.artifacts.find(this.model, id);
    return stored ? { ...stored, jti: id } : undefined;
  }

  override async consume(id: string): Promise<void> {
    if (!(await this.artifacts.consume(this.model, id)))
      throw new errors.InvalidRequest('it was used before');
  }

  override destroy(id: string): Promise<void> {
    return this.artifacts.remove(this.model, id);
  }
}

/** Ids of assertions and proofs, each of which is good for one request. */
export class ReplayAdapter extends ArtifactAdapter {
  override async upsert(id: string, _payload: AdapterPayload, expiresIn: number): Promise<void> {
    if (!(await this.artifacts.claim(this.model, id, expiresIn)))
      throw new errors.InvalidRequest('the assertion or proof was used before');
  }
}

/** The library writes the value of the session's cookie into an interaction and never reads it. */
function withoutCookie(payload: AdapterPayload): AdapterPayload {
  if (!payload.session) return payload;
  const { cookie: _cookie, ...session } = payload.session;
  return { ...payload, session: session as AdapterPayload['session'] };
}
