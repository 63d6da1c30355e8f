import { errors } from 'oidc-provider';
import type { AdapterPayload } from 'oidc-provider';
import type { SecurityFlag } from '../domain/token-risk.js';
import { ModelAdapter } from './adapter.js';
import { presentedTokenId } from './presented-token.js';
import { revocationReason } from './revocation-reason.js';
import type { TokenTable, Tokens } from './tokens.store.js';
import { ACCESS_TOKENS } from './tokens.store.js';

/** Codes and refresh tokens: what works once. */
export class SingleUseAdapter extends ModelAdapter {
  constructor(
    private readonly tokens: Tokens,
    private readonly kind: TokenTable,
    private readonly flag: SecurityFlag,
    private readonly onReplay: (id: string, payload: { readonly grantId: string | null }) => Promise<void>,
  ) {
    super();
  }

  override async upsert(id: string, payload: AdapterPayload): Promise<void> {
    const firstIssued =
      typeof payload['iiat'] === 'number' ? { first_issued_at: new Date(payload['iiat'] * 1000) } : {};
    await this.tokens.insert(this.kind, id, payload, firstIssued);
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return this.tokens.find(this.kind, id);
  }

  /**
   * The library looks first and consumes later, so that of many requests at once all would pass. Here one of them does; to the
   * others the token was used before, and they end its family, because nobody can tell which of them was the thief.
   */
  override async consume(id: string): Promise<void> {
    if (await this.tokens.use(this.kind, id)) return;
    const grantId = await this.tokens.familyOf(this.kind, id);
    if (grantId !== null) await this.tokens.revokeFamily(grantId, { reason: 'reuse', flags: [this.flag] });
    await this.onReplay(id, { grantId });
    throw new errors.InvalidGrant('it was used before');
  }

  override destroy(id: string): Promise<void> {
    return this.tokens.revoke(this.kind, id, this.event());
  }

  override async revokeByGrantId(grantId: string): Promise<void> {
    const event = this.event();
    await this.tokens.revokeGrant(this.kind, grantId, event);
    if (event.flags.length > 0) await this.onReplay('', { grantId });
  }

  private event(): { readonly reason: string; readonly flags: readonly SecurityFlag[] } {
    const reason = revocationReason();
    return { reason, flags: reason === 'reuse' ? [this.flag] : [] };
  }
}

/** Access tokens of users and of clients. Signed ones are in the table too, by their ids: otherwise nothing could end them. */
export class AccessTokenAdapter extends ModelAdapter {
  constructor(private readonly tokens: Tokens) {
    super();
  }

  override upsert(id: string, payload: AdapterPayload): Promise<void> {
    return this.tokens.insert(ACCESS_TOKENS, id, payload, { format: 'opaque' });
  }

  /** The id of a signed token is no token: it is looked for only where the signature has been checked. */
  find(value: string): Promise<AdapterPayload | undefined> {
    const signedId = presentedTokenId(value);
    return signedId === null
      ? this.tokens.find(ACCESS_TOKENS, value, { format: 'opaque' })
      : this.tokens.find(ACCESS_TOKENS, signedId, { format: 'jwt' });
  }

  override destroy(id: string): Promise<void> {
    return this.tokens.revoke(ACCESS_TOKENS, id, { reason: revocationReason() });
  }

  override revokeByGrantId(grantId: string): Promise<void> {
    return this.tokens.revokeGrant(ACCESS_TOKENS, grantId, { reason: revocationReason() });
  }
}
