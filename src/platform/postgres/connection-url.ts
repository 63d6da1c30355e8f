import type { ClientConfig } from 'pg';
import { Parameters } from './parameters.js';
import { DEFAULT_SCHEMA, schemaOf } from './schema.js';
import { readTls, type TlsSettings } from './tls.js';

/** The settings of a connection string, as libpq (psql, pg_dump) reads it. */
export interface ConnectionSettings extends ClientConfig {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly ssl: TlsSettings | false;
  /** Whether an unencrypted connection is allowed where the server has no TLS (sslmode=prefer). */
  readonly clearTextAllowed: boolean;
  /** Whether the server must accept writes (target_session_attrs), as after a failover. */
  readonly writableOnly: boolean;
  /** The schema of the tables, from the search path in `options`. */
  readonly schema: string;
  readonly keepAlive: boolean;
  readonly connectionTimeoutMillis: number;
}

/** All faults of a connection string, by name of the parameter and never with its value. */
export class ConnectionUrlFault extends Error {
  override readonly name = 'ConnectionUrlFault';

  constructor(readonly faults: readonly string[]) {
    super(`The connection string of the database ${faults.join('; it ')}`);
  }
}

const SHAPE = 'must look like postgresql://user:password@host:5432/database';
const PORT = 5432;
/** Placeholder for a missing host. */
const NO_HOST = 'none.invalid';
/** Default of connect_timeout in seconds; clients get a 503 and try again soon. */
const CONNECT_SECONDS = 5;
const WRITABLE = ['read-write', 'primary'];

/**
 * Reads a connection string with all parameters of libpq. Each is honored or refused by name, because ignoring one (such as sslmode) would
 * give a connection other than the one asked for. Source: PostgreSQL manual, libpq, "Connection Strings" and "SSL Support".
 */
export function readConnection(
  text: string,
  environment: NodeJS.ProcessEnv = process.env,
): ConnectionSettings {
  const faults: string[] = [];
  const url = readUrl(text, faults);
  if (!url) throw new ConnectionUrlFault(faults);
  const given = new Parameters(url.parameters, faults);

  const host = given.text('host') ?? url.host;
  if (url.port === 0) faults.push('has the port 0');
  const database = given.text('dbname') ?? url.database;
  if (host.includes(',')) faults.push('names several hosts: name one address that leads to the primary');
  if (database === '') faults.push('names no database');
  const tls = readTls(given, host, environment);
  const channelBinding = given.oneOf('channel_binding', ['disable', 'prefer']);
  const options = given.text('options');
  const schema = schemaOf(options);
  if (schema === null)
    faults.push('has options with a search_path that does not begin with a name as DATABASE_SCHEMA takes it');
  const settings: ConnectionSettings = {
    host: host === '' ? 'localhost' : host,
    port: given.whole('port', 1, 65_535) ?? url.port,
    database,
    user: given.text('user') ?? url.user,
    password: given.text('password') ?? url.password,
    ...tls,
    enableChannelBinding: tls.ssl !== false && channelBinding !== 'disable',
    writableOnly: WRITABLE.includes(given.oneOf('target_session_attrs', ['any', ...WRITABLE]) ?? 'any'),
    keepAlive: given.whole('keepalives', 0, 1) !== 0,
    keepAliveInitialDelayMillis: (given.whole('keepalives_idle', 0, 86_400) ?? 0) * 1000,
    connectionTimeoutMillis: (given.whole('connect_timeout', 1, 600) ?? CONNECT_SECONDS) * 1000,
    options,
    schema: schema ?? DEFAULT_SCHEMA,
    application_name: given.text('application_name'),
    fallback_application_name: given.text('fallback_application_name') ?? 'bindery',
  };
  given.refuseTheRest();
  if (faults.length > 0) throw new ConnectionUrlFault(faults);
  return settings;
}

interface Url {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly parameters: URLSearchParams;
}

function readUrl(text: string, faults: string[]): Url | null {
  const authority = /^postgres(?:ql)?:\/\/(?:[^/?#@]*@)?([^/?#]*)/.exec(text)?.[1];
  if (authority?.includes(',')) {
    faults.push('names several hosts: name one address that leads to the primary');
    return null;
  }
  if (text.includes('#')) {
    // A URL parser would cut the string here, and libpq would not: the # is most likely part of the password.
    faults.push('has a #: write it as %23');
    return null;
  }
  // The host may be in a parameter (a socket), but a URL cannot have a user without a host.
  const full = text.replace(/^(postgres(?:ql)?:\/\/[^/?#@]*@)(?=[:/?]|$)/, `$1${NO_HOST}`);
  if (authority === undefined || !URL.canParse(full)) {
    faults.push(SHAPE);
    return null;
  }
  const url = new URL(full);
  try {
    const part = (value: string): string | undefined =>
      value === '' ? undefined : decodeURIComponent(value);
    return {
      host: url.hostname === NO_HOST ? '' : (part(url.hostname.replace(/^\[(.+)\]$/, '$1')) ?? ''),
      port: url.port === '' ? PORT : Number(url.port),
      database: part(url.pathname.slice(1)) ?? '',
      user: part(url.username),
      password: part(url.password),
      // libpq keeps a plus, which URLSearchParams would read as a space.
      parameters: new URLSearchParams(url.search.replaceAll('+', '%2B')),
    };
  } catch {
    faults.push('has a % that is not followed by two hexadecimal digits: write % itself as %25');
    return null;
  }
}
