import type { AdapterPayload } from 'oidc-provider';

/** The payload without the bearer value in `jti`, of which only the hash is stored. */
export function withoutBearer({ jti: _jti, ...rest }: AdapterPayload): Readonly<Record<string, unknown>> {
  return rest;
}

export interface StoredToken {
  readonly details: unknown;
  readonly usedAt: unknown;
  readonly revokedAt: unknown;
}

/**
 * The payload of a stored token. A used one is marked `consumed`, so that the library notices the reuse; a revoked one counts as unknown.
 */
export function payloadOf(stored: StoredToken | undefined, value: string): AdapterPayload | undefined {
  if (!stored || stored.revokedAt !== null) return undefined;
  const payload = { ...(stored.details as AdapterPayload), jti: value };
  return stored.usedAt === null ? payload : { ...payload, consumed: true };
}

export function endOf(seconds: number | undefined): Date {
  if (seconds === undefined) throw new Error('A token without an end');
  return new Date(seconds * 1000);
}

/** Reads a text of a payload; null if it is missing. */
export function textOf(payload: AdapterPayload, name: keyof AdapterPayload): string | null {
  const value = payload[name];
  return typeof value === 'string' ? value : null;
}
