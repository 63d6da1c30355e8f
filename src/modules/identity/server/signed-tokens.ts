import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { AppConfig } from '../../../platform/config/config.js';
import { ACCESS_TOKEN_TYPE, MAX_TOKEN_LENGTH, SIGNING_ALGORITHM } from '../domain/access-claims.js';
import { SigningKeys } from '../keys/signing-keys.js';
import { issuerOf } from './issuer.js';
import { nameToken } from './presented-tokens.js';

/** Introspection and revocation of signed access tokens (RFC 7662, RFC 7009). */
@Injectable()
export class SignedTokens {
  constructor(
    private readonly keys: SigningKeys,
    private readonly config: AppConfig,
  ) {}

  /** Replaces a signed token of ours in the form by a name for this request; any other form is unchanged. */
  async withNames(request: IncomingMessage, body: Buffer): Promise<Buffer> {
    const form = new URLSearchParams(body.toString('utf8'));
    const given = form.getAll('token');
    const [token] = given;
    const tokenId = token !== undefined && given.length === 1 ? await this.idOf(token) : null;
    return tokenId === null ? body : Buffer.from(renamed(form, tokenId.name(request)));
  }

  private async idOf(token: string): Promise<{ readonly name: (request: IncomingMessage) => string } | null> {
    if (token.length > MAX_TOKEN_LENGTH || token.split('.').length !== 3) return null;
    try {
      const keys = createLocalJWKSet({ keys: [...(await this.keys.published())] });
      const { payload } = await jwtVerify(token, keys, {
        issuer: issuerOf(this.config),
        typ: ACCESS_TOKEN_TYPE,
        algorithms: [SIGNING_ALGORITHM],
      });
      const { jti } = payload;
      return jti === undefined ? NOTHING : { name: (request) => nameToken(request, jti) };
    } catch {
      return NOTHING;
    }
  }
}

/** Replaces a token that looks signed but is not ours: it is then unknown, while the library would answer with an error. */
const NOTHING = { name: () => 'presented.none' };

function renamed(form: URLSearchParams, name: string): string {
  form.set('token', name);
  return form.toString();
}
