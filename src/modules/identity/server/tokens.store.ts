import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { AdapterPayload } from 'oidc-provider';
import { requestFacts } from '../../../platform/http/request-context.js';
import { Clock } from '../../../shared/clock.js';
import { tokenHash } from '../token-hash.js';
import type { LoggedToken, TokenEvent, TokenType } from './token-log.js';
import { TokenLog } from './token-log.js';

/** Where the tokens of one kind are, and which fields of the library's payload have columns of their own. */
export interface TokenTable {
  readonly table: string;
  readonly type: TokenType;
  readonly hash: string;
  readonly columns: Readonly<Record<string, string>>;
  /** It works once. */
  readonly isUsedUp: boolean;
  /** It says from where it was fetched. */
  readonly hasSource: boolean;
}

const COMMON = { clientId: 'client_id', accountId: 'user_id', grantId: 'grant_id', scope: 'scope' };

export const CODES: TokenTable = {
  table: 'oauth2_authorization_codes',
  type: 'authorization_code',
  hash: 'code_hash',
  columns: {
    ...COMMON,
    redirectUri: 'redirect_uri',
    codeChallenge: 'code_challenge',
    codeChallengeMethod: 'code_challenge_method',
    nonce: 'nonce',
  },
  isUsedUp: true,
  hasSource: true,
};

export const REFRESH_TOKENS: TokenTable = {
  table: 'oauth2_refresh_tokens',
  type: 'refresh_token',
  hash: 'token_hash',
  columns: { ...COMMON, rotations: 'rotations' },
  isUsedUp: true,
  hasSource: true,
};

export const ACCESS_TOKENS: TokenTable = {
  table: 'oauth2_access_tokens',
  type: 'access_token',
  hash: 'jti_hash',
  columns: { ...COMMON, aud: 'audience' },
  isUsedUp: false,
  hasSource: false,
};

/** A family ends in all of these. */
const FAMILY = [CODES, REFRESH_TOKENS, ACCESS_TOKENS];

interface StoredRow extends Record<string, unknown> {
  readonly iat: number;
  readonly exp: number;
  readonly consumed: number | null;
  readonly details: Readonly<Record<string, unknown>>;
}

interface EndedRow {
  readonly client_id: string;
  readonly user_id: string | null;
  readonly grant_id: string | null;
  readonly scope: string | null;
  readonly hash: string;
}

/** Codes and tokens by the hashes of their values. A value itself is never written, in whatever field the library has it. */
@Injectable()
export class Tokens {
  constructor(
    private readonly em: EntityManager,
    private readonly log: TokenLog,
    private readonly clock: Clock,
  ) {}

  async insert(
    kind: TokenTable,
    id: string,
    payload: AdapterPayload,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    const { jti: _value, iat, exp, consumed: _consumed, ...rest } = payload;
    const facts = requestFacts();
    const values: Record<string, unknown> = {
      [kind.hash]: tokenHash(id),
      issued_at: moment(iat),
      expires_at: moment(exp),
      ...(kind.hasSource ? { ip_address: facts?.ip ?? null, user_agent: facts?.userAgent ?? null } : {}),
      ...more,
    };
    const details: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(rest)) {
      const column = kind.columns[field];
      if (column === undefined) details[field] = value;
      else values[column] = value ?? null;
    }
    values['details'] = JSON.stringify(details);
    const names = Object.keys(values);
    await sql`
      insert into ${sql.table(kind.table)} (${sql.join(names.map((name) => sql.ref(name)))})
      values (${sql.join(names.map((name) => values[name]))})
    `.execute(this.em.getKysely());
    await this.log.record('issued', loggedOf(kind, id, payload), { grantType: grantTypeOf(payload) });
  }

  /** Also what has been used or has expired, because the library tells a replay by it; what was revoked is unknown. */
  async find(
    kind: TokenTable,
    id: string,
    extra: Readonly<Record<string, string>> = {},
  ): Promise<AdapterPayload | undefined> {
    const columns = Object.values(kind.columns);
    const { rows } = await sql<StoredRow>`
      select ${sql.join(columns.map((column) => sql.ref(column)))}, details,
        extract(epoch from issued_at)::integer as iat, extract(epoch from expires_at)::integer as exp,
        ${kind.isUsedUp ? sql`extract(epoch from used_at)::integer` : sql`null::integer`} as consumed
      from ${sql.table(kind.table)}
      where ${sql.ref(kind.hash)} = ${tokenHash(id)} and revoked_at is null
        ${sql.join(
          Object.entries(extra).map(([column, value]) => sql`and ${sql.ref(column)} = ${value}`),
          sql` `,
        )}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) return undefined;
    const payload: AdapterPayload = { ...row.details, jti: id, iat: row.iat, exp: row.exp };
    for (const [field, column] of Object.entries(kind.columns))
      if (row[column] !== null) payload[field] = row[column];
    if (row.consumed !== null) payload.consumed = true;
    return payload;
  }

  /** True for the one request that uses it; all others come too late, on whatever instance. */
  async use(kind: TokenTable, id: string): Promise<boolean> {
    const { rows } = await sql<EndedRow>`
      update ${sql.table(kind.table)} set used_at = ${this.clock.now()}, row_version = row_version + 1
       where ${sql.ref(kind.hash)} = ${tokenHash(id)} and used_at is null and revoked_at is null
      returning client_id, user_id, grant_id, scope, ${sql.ref(kind.hash)} as hash
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) return false;
    await this.log.record(kind.type === 'refresh_token' ? 'refreshed' : 'used', rowLogged(kind, row));
    return true;
  }

  /** Stays as a tombstone: what was revoked is evidence, and the parent of what came after it. */
  async revoke(kind: TokenTable, id: string, event: TokenEvent): Promise<void> {
    await this.end(kind, kind.hash, tokenHash(id), event);
  }

  async revokeGrant(kind: TokenTable, grantId: string, event: TokenEvent): Promise<void> {
    await this.end(kind, 'grant_id', grantId, event);
  }

  /** Everything that came from one consent in one sign-in. */
  async revokeFamily(grantId: string, event: TokenEvent): Promise<void> {
    for (const kind of FAMILY) await this.revokeGrant(kind, grantId, event);
  }

  async familyOf(kind: TokenTable, id: string): Promise<string | null> {
    const { rows } = await sql<{ grant_id: string | null }>`
      select grant_id from ${sql.table(kind.table)} where ${sql.ref(kind.hash)} = ${tokenHash(id)}
    `.execute(this.em.getKysely());
    return rows[0]?.grant_id ?? null;
  }

  private async end(kind: TokenTable, column: string, value: string, event: TokenEvent): Promise<void> {
    const { rows } = await sql<EndedRow>`
      update ${sql.table(kind.table)}
         set revoked_at = ${this.clock.now()}, revoke_reason = ${event.reason ?? null}, row_version = row_version + 1
       where ${sql.ref(column)} = ${value} and revoked_at is null
      returning client_id, user_id, grant_id, scope, ${sql.ref(kind.hash)} as hash
    `.execute(this.em.getKysely());
    await this.log.recordEach(
      'revoked',
      rows.map((row) => rowLogged(kind, row)),
      event,
    );
  }
}

function moment(seconds: number | undefined): Date {
  return new Date((seconds ?? 0) * 1000);
}

function loggedOf(
  { type }: TokenTable,
  id: string,
  { clientId, accountId, scope }: AdapterPayload,
): LoggedToken {
  return {
    type,
    hash: tokenHash(id),
    clientId: clientId ?? null,
    userId: accountId ?? null,
    scope: scope ?? null,
  };
}

function rowLogged({ type }: TokenTable, { client_id, user_id, scope, hash }: EndedRow): LoggedToken {
  return { type, hash, clientId: client_id, userId: user_id, scope };
}

function grantTypeOf({ kind, gty }: AdapterPayload): string | null {
  return kind === 'ClientCredentials' ? 'client_credentials' : (gty ?? null);
}
