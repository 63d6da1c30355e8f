import type { Client } from 'pg';
import type { Row } from './given.js';
import { aClient, aUser, inHours, insert } from './given.js';

export const alive = { issued_at: inHours(-1), expires_at: inHours(1) } as const;
export const expired = { issued_at: inHours(-3), expires_at: inHours(-2) } as const;

/** A user and a client, and what the one was given through the other. */
export class TokenHolder {
  private hashes = 0;

  private constructor(
    readonly user: string,
    readonly clientId: string,
  ) {}

  static async in(client: Client): Promise<TokenHolder> {
    return new TokenHolder(await aUser(client), await aClient(client));
  }

  code(client: Client, values: Row): Promise<Row> {
    const code = { ...this.holder, code_hash: this.hash(), redirect_uri: 'https://a.test/cb' };
    return insert(client, 'oauth2_authorization_codes', { ...code, ...values });
  }

  refreshToken(client: Client, values: Row): Promise<Row> {
    const token = { ...this.holder, token_hash: this.hash(), first_issued_at: inHours(-9) };
    return insert(client, 'oauth2_refresh_tokens', { ...token, ...values });
  }

  accessToken(client: Client, values: Row): Promise<Row> {
    return insert(client, 'oauth2_access_tokens', { ...this.holder, jti_hash: this.hash(), ...values });
  }

  session(client: Client, values: Row): Promise<Row> {
    const session = { user_id: this.user, session_token_hash: this.hash(), created_at: inHours(-9) };
    return insert(client, 'user_sessions', { ...session, ...values });
  }

  private get holder(): Row {
    return { user_id: this.user, client_id: this.clientId };
  }

  private hash(): string {
    return `hash-${++this.hashes}`;
  }
}

export async function rowsOf(client: Client, question: string): Promise<unknown[]> {
  return (await client.query(question)).rows;
}
