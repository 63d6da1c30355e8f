import { Injectable } from '@nestjs/common';
import { importSPKI, jwtVerify } from 'jose';
import { AppConfig } from '../../../platform/config/config.js';
import {
  ACCESS_TOKEN_TYPE,
  AUDIENCE,
  MAX_TOKEN_LENGTH,
  SIGNING_ALGORITHM,
  keyIdOf,
} from '../domain/access-claims.js';
import { SigningKeys } from '../keys/signing-keys.js';
import { issuerOf } from './names.js';

/** Reads signed access tokens for introspection and revocation. Whether one has expired, the registry says. */
@Injectable()
export class SignedTokenReader {
  constructor(
    private readonly keys: SigningKeys,
    private readonly config: AppConfig,
  ) {}

  /** Null when it is none of ours. */
  async idOf(token: string): Promise<string | null> {
    const kid = token.length > MAX_TOKEN_LENGTH ? null : keyIdOf(token);
    const pem = kid === null ? null : await this.keys.publicKey(kid);
    if (pem === null) return null;
    try {
      const { payload } = await jwtVerify(token, await importSPKI(pem, SIGNING_ALGORITHM), {
        algorithms: [SIGNING_ALGORITHM],
        typ: ACCESS_TOKEN_TYPE,
        issuer: issuerOf(this.config),
        audience: AUDIENCE,
        currentDate: new Date(0),
      });
      return payload.jti ?? null;
    } catch {
      return null;
    }
  }
}
