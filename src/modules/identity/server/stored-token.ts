import type { AdapterPayload } from 'oidc-provider';

/** What of a payload is kept as it is: all but the bearer value itself, which stands in `jti` (only its hash is stored). */
export function withoutBearer({ jti: _jti, ...rest }: AdapterPayload): Readonly<Record<string, unknown>> {
  return rest;
}

export interface StoredToken {
  readonly details: unknown;
  readonly usedAt: unknown;
  readonly revokedAt: unknown;
}

/**
 * The payload of a stored token under the value that it was asked by. One that was used is given back as such: that is how the
 * library finds out that it comes a second time. One that was revoked is as unknown as one that never was.
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

/** Names that are no column of their own are kept in `details`; these are strings or missing in every payload. */
export function textOf(payload: AdapterPayload, name: keyof AdapterPayload): string | null {
  const value = payload[name];
  return typeof value === 'string' ? value : null;
}
