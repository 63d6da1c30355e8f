import { Provider } from 'oidc-provider';
import type { AdapterPayload } from 'oidc-provider';
import { ModelAdapter } from './adapter.js';
import type { Artifacts } from './artifacts.store.js';
import type { SignedInSessions } from './sessions.store.js';

/** Sessions of browsers: with a user in user_sessions, before that among what lives for minutes. */
export class SessionAdapter extends ModelAdapter {
  constructor(
    private readonly artifacts: Artifacts,
    private readonly signedIn: SignedInSessions,
  ) {
    super();
  }

  override async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { jti: _value, ...rest } = payload;
    if (rest.accountId === undefined) return this.artifacts.put('Session', id, rest, expiresIn);
    await this.signedIn.put(id, rest, expiresIn);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const stored =
      (await this.signedIn.find(id)) ?? (await this.artifacts.find<AdapterPayload>('Session', id));
    return stored && { ...stored, jti: id };
  }

  /** Nobody knows the value of the cookie by the session's id: what stands in its place opens nothing. */
  override async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const stored = (await this.signedIn.findByUid(uid)) ?? (await this.artifacts.findByUid(uid));
    return stored && { ...stored, jti: `uid:${uid}` };
  }

  /** A new id of the same session makes the old one unknown when it is stored; only the end of a session ends it here. */
  override async destroy(id: string): Promise<void> {
    await this.artifacts.remove('Session', id);
    const session = Provider.ctx?.oidc.session as
      { readonly oldId?: string; readonly id: string } | undefined;
    if (session?.oldId === id && session.id !== id) return;
    await this.signedIn.end(id, 'logout');
  }
}
