import type { OperationContract } from './types.js';

export interface Prepared {
  readonly url: string;
  readonly body: string | undefined;
}

type Given = Readonly<Record<string, unknown>>;

/** The address and the body of a call. Throws for a parameter of the address that is missing: it would be another address. */
export function prepare(base: string, { path, contentType }: OperationContract, given: Given): Prepared {
  const { body, ...rest } = given;
  const used = new Set<string>();
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    if (value === undefined || value === null || value === '') throw new TypeError(`${name} is missing`);
    used.add(name);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest))
    if (!used.has(name) && value !== undefined && value !== null) query.set(name, String(value));
  const asked = query.toString();
  const sent = contentType === undefined ? JSON.stringify(body) : (body as string | undefined);
  return { url: `${base}${filled}${asked && `?${asked}`}`, body: sent };
}
