import { ConnectionUrlFault, readConnection } from '../postgres/connection-url.js';
import type { EnvReader } from './env-reader.js';

export function readPostgresUrl(
  reader: EnvReader,
  name: string,
  { optional = false }: { readonly optional?: boolean } = {},
): string | undefined {
  const value = optional ? reader.optional(name) : reader.required(name);
  if (value === undefined || value === '') return undefined;
  try {
    readConnection(value);
    return value;
  } catch (error) {
    if (!(error instanceof ConnectionUrlFault)) throw error;
    for (const fault of error.faults) reader.fault(name, fault);
    return undefined;
  }
}

export function readWebUrl(reader: EnvReader, name: string): string | undefined {
  const value = reader.optional(name);
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.search !== '' || url.hash !== '') {
    reader.fault(name, 'must be an http or https address without query and fragment');
    return undefined;
  }
  return value.replace(/\/+$/, '');
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A 256-bit key in base64, as `openssl rand -base64 32` prints it. */
export function readKey(reader: EnvReader, name: string, value: string): Buffer {
  if (value === '') return Buffer.alloc(32);
  const key = BASE64.test(value) ? Buffer.from(value, 'base64') : Buffer.alloc(0);
  if (key.length !== 32) reader.fault(name, 'must be 32 random bytes in base64 (openssl rand -base64 32)');
  return key;
}
