import { isIP } from 'node:net';
import type { Environment } from './env-reader.js';
import { EnvReader } from './env-reader.js';
import { readConnection } from '../postgres/connection-url.js';
import type { AuditStoreKind, FileStoreSettings } from '../files/file-store-settings.js';
import { AUDIT_STORES, FILE_STORES, readFileStore } from '../files/file-store-settings.js';
import type { ClamdAddress } from '../files/clamd-scan.js';
import { readClamd } from '../files/virus-scan-settings.js';
import type { MailSettings } from '../mail/mail-settings.js';
import { readMail } from '../mail/mail-settings.js';
import type { SanctionsListFiles } from '../sanctions/sanctions-list.js';
import { readSanctionsList } from '../sanctions/sanctions-settings.js';
import type { SmsSettings } from '../sms/sms-settings.js';
import { readSms } from '../sms/sms-settings.js';
import type { WaitLimits } from '../postgres/wait-limits.js';
import type { Role } from '../../shared/actor.js';
import { ROLES } from '../../shared/actor.js';
import type { Peppers } from './env-values.js';
import { readDatabaseUrls, readKey, readPeppers, readWebUrl } from './env-values.js';

export { ConfigError } from './env-reader.js';
export type { Environment } from './env-reader.js';

export const NODE_ENVS = ['development', 'test', 'production'] as const;
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** Secrets of `.env.example` and of the embedded database. They are public, so production refuses them. */
export const DEMO_SECRETS = {
  encryptionKey: 'YmluZGVyeS1kZW1vLWVuY3J5cHRpb24ta2V5LTMyYnk=',
  databasePassword: 'bindery-demo',
} as const;

/** All settings of the process, parsed once from the environment. Inject it by class; nothing else reads process.env. */
export class AppConfig {
  readonly nodeEnv!: (typeof NODE_ENVS)[number];
  readonly host!: string;
  readonly port!: number;
  /** The address clients use. With https, answers also carry Strict-Transport-Security. */
  readonly publicUrl!: string;
  /** Connection of the application's role, which cannot change tables nor append-only rows. */
  readonly databaseUrl!: string;
  /** Connection of the owner, used by migrations only. Falls back to databaseUrl, which weakens that protection. */
  readonly databaseMigrationUrl!: string;
  /** Connection to a standby, in the application's role, for reads that need not be current; null for none. */
  readonly databaseReadUrl!: string | null;
  /** The schema of the tables; all connection strings select it. */
  readonly databaseSchema!: string;
  readonly databasePoolSize!: number;
  readonly databaseLimits!: WaitLimits;
  /** False behind a PgBouncer before 1.21, whose transaction mode loses prepared statements. */
  readonly databasePreparesStatements!: boolean;
  readonly migrateOnStart!: boolean;
  readonly logLevel!: (typeof LOG_LEVELS)[number];
  /** 32 bytes; encrypts signing keys and other secrets at rest. */
  readonly encryptionKey!: Buffer;
  /** Former keys, which only decrypt, so that encryptionKey can be changed. */
  readonly previousEncryptionKeys!: readonly Buffer[];
  readonly passwordPeppers!: Peppers;
  readonly accessTokenMinutes!: number;
  /** Users with one of these roles must sign in with two factors. */
  readonly secondFactorRoles!: readonly Role[];
  /** For users with one of these roles, a code by SMS is no second factor, because NIST restricts it. */
  readonly smsRefusedRoles!: readonly Role[];
  /** The age in days at which the signing key is replaced automatically. */
  readonly signingKeyDays!: number;
  /** Browser origins that may call the API; none by default. */
  readonly corsOrigins!: readonly string[];
  /** Addresses or networks of reverse proxies whose X-Forwarded-For is trusted; none by default. */
  readonly trustedProxies!: readonly string[];
  readonly bodyLimitBytes!: number;
  /** How long a whole request, head and body, may take to arrive. */
  readonly requestTimeoutSeconds!: number;
  readonly maxConnections!: number;
  /** The most connections of one client address; trusted proxies are exempt, because they serve many clients. */
  readonly maxConnectionsPerAddress!: number;
  /** How long the server still serves after it has reported itself as not ready. */
  readonly shutdownPauseSeconds!: number;
  /** How long running requests may take to finish after SIGTERM. */
  readonly shutdownSeconds!: number;
  readonly jobsEnabled!: boolean;
  /** Whether each request is recorded in the audit trail; always true in production. */
  readonly auditRequests!: boolean;
  /** The default time limit of a job; its next run does the rest. */
  readonly jobTimeLimitSeconds!: number;
  /** The largest accepted payment in whole US dollars; a larger one is treated as a typing error. */
  readonly paymentLimit!: number;
  /** Where document files are stored. */
  readonly fileStore!: FileStoreSettings;
  /** The virus scanner for uploaded files; null for none. */
  readonly clamd!: ClamdAddress | null;
  /** The list of sanctions; null if nobody is screened. */
  readonly sanctionsList!: SanctionsListFiles | null;
  readonly mail!: MailSettings;
  readonly sms!: SmsSettings;
  /** Where checkpoints and archives of the audit trail are stored. */
  readonly auditStore!: FileStoreSettings<AuditStoreKind>;
  /** The address of the authority that stamps checkpoints with the time (RFC 3161); null for none. */
  readonly auditTimestampUrl!: string | null;
  /** Private networks to which webhooks may go, besides the public internet; none by default. */
  readonly webhookAllowedNetworks!: readonly string[];
  /** The same for providers of single sign-on, which are often inside the company network. */
  readonly ssoAllowedNetworks!: readonly string[];
  /** The pauses after failed deliveries of webhooks in seconds; after the last attempt a message is given up. */
  readonly webhookRetrySeconds!: readonly number[];
  readonly webhookTimeoutSeconds!: number;
  /** Whether the embedded development database is used: the start then prints how to sign in. It relaxes no rule. */
  readonly demo!: boolean;

  constructor(values: AppConfig) {
    Object.assign(this, values);
  }
}

/** Parses and checks the environment. Throws one ConfigError that lists every fault. */
export function loadConfig(env: Environment): AppConfig {
  const reader = new EnvReader(env);
  const nodeEnv = reader.oneOf('NODE_ENV', NODE_ENVS, 'development');
  const port = reader.int('PORT', { min: 0, max: 65_535 }, 3000);
  const config = new AppConfig({
    nodeEnv,
    host: reader.text('HOST', '127.0.0.1'),
    port,
    publicUrl: readWebUrl(reader, 'PUBLIC_URL') ?? `http://localhost:${port}`,
    ...readDatabaseUrls(reader),
    databasePoolSize: reader.int('DATABASE_POOL_SIZE', { min: 1, max: 1000 }, 10),
    databaseLimits: readLimits(reader),
    databasePreparesStatements: reader.bool('DATABASE_PREPARED_STATEMENTS', true),
    migrateOnStart: reader.bool('MIGRATE_ON_START', true),
    logLevel: reader.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    encryptionKey: readKey(reader, 'ENCRYPTION_KEY', reader.required('ENCRYPTION_KEY')),
    previousEncryptionKeys: reader
      .list('ENCRYPTION_PREVIOUS_KEYS')
      .map((key) => readKey(reader, 'ENCRYPTION_PREVIOUS_KEYS', key)),
    passwordPeppers: readPeppers(reader),
    accessTokenMinutes: reader.int('ACCESS_TOKEN_MINUTES', { min: 1, max: 10 }, 10),
    secondFactorRoles: readRoles(reader, 'SECOND_FACTOR_ROLES', nodeEnv === 'production' ? MIGHTY : []),
    smsRefusedRoles: readRoles(reader, 'SMS_REFUSED_ROLES', MIGHTY),
    signingKeyDays: reader.int('SIGNING_KEY_DAYS', { min: 2, max: 3650 }, 90),
    corsOrigins: readOrigins(reader),
    trustedProxies: readProxies(reader),
    bodyLimitBytes: reader.int('BODY_LIMIT_BYTES', { min: 1024, max: 64 * 1024 * 1024 }, 1024 * 1024),
    requestTimeoutSeconds: reader.int('REQUEST_TIMEOUT_SECONDS', { min: 1, max: 3600 }, 30),
    maxConnections: reader.int('MAX_CONNECTIONS', { min: 1, max: 100_000 }, 1000),
    maxConnectionsPerAddress: reader.int('MAX_CONNECTIONS_PER_ADDRESS', { min: 1, max: 100_000 }, 500),
    shutdownPauseSeconds: reader.int('SHUTDOWN_PAUSE_SECONDS', { min: 0, max: 300 }, 5),
    shutdownSeconds: reader.int('SHUTDOWN_SECONDS', { min: 1, max: 300 }, 10),
    jobsEnabled: reader.bool('JOBS_ENABLED', true),
    auditRequests: reader.bool('AUDIT_REQUESTS', true),
    jobTimeLimitSeconds: reader.int('JOB_TIME_LIMIT_SECONDS', { min: 1, max: 86_400 }, 3600),
    paymentLimit: reader.int('PAYMENT_LIMIT', { min: 1, max: 1_000_000_000 }, 1_000_000),
    fileStore: readFileStore('DOCUMENT', reader, FILE_STORES, 'database'),
    auditStore: readFileStore('AUDIT', reader, AUDIT_STORES, 'none'),
    auditTimestampUrl: readWebUrl(reader, 'AUDIT_TIMESTAMP_URL') ?? null,
    clamd: readClamd(reader),
    sanctionsList: readSanctionsList(reader),
    mail: readMail(reader, nodeEnv),
    sms: readSms(reader, nodeEnv),
    webhookAllowedNetworks: readNetworks(reader, 'WEBHOOK_ALLOWED_NETWORKS'),
    ssoAllowedNetworks: readNetworks(reader, 'SSO_ALLOWED_NETWORKS'),
    webhookRetrySeconds: readRetries(reader),
    webhookTimeoutSeconds: reader.int('WEBHOOK_TIMEOUT_SECONDS', { min: 1, max: 60 }, 15),
    demo: reader.bool('DEMO', false),
  });
  if (config.auditTimestampUrl !== null && config.auditStore.kind === 'none')
    reader.fault('AUDIT_TIMESTAMP_URL', 'needs an AUDIT_STORE, where checkpoints and their stamps are put');
  if (nodeEnv === 'production') refuseDemoSecrets(reader, config);
  reader.finish();
  return config;
}

function refuseDemoSecrets(reader: EnvReader, config: AppConfig): void {
  const isDemoKey = (key: Buffer): boolean => key.toString('base64') === DEMO_SECRETS.encryptionKey;
  // Empty if it could not be read, which is reported already.
  const hasDemoPassword = (url: string): boolean =>
    url !== '' && readConnection(url).password === DEMO_SECRETS.databasePassword;

  if (isDemoKey(config.encryptionKey)) reader.fault('ENCRYPTION_KEY', 'is the published demo key');
  if (config.previousEncryptionKeys.some(isDemoKey)) {
    reader.fault('ENCRYPTION_PREVIOUS_KEYS', 'holds the published demo key');
  }
  if (hasDemoPassword(config.databaseUrl)) reader.fault('DATABASE_URL', 'has the published demo password');
  if (config.databaseMigrationUrl !== config.databaseUrl && hasDemoPassword(config.databaseMigrationUrl)) {
    reader.fault('DATABASE_MIGRATION_URL', 'has the published demo password');
  }
  if (config.databaseReadUrl !== null && hasDemoPassword(config.databaseReadUrl)) {
    reader.fault('DATABASE_READ_URL', 'has the published demo password');
  }
  if (!config.auditRequests) reader.fault('AUDIT_REQUESTS', 'must be true in production');
  if (config.demo) reader.fault('DEMO', 'must be false in production');
}

/** The lock time-out is shorter than the wait for a connection, so that requests behind a locked row still get one. */
function readLimits(reader: EnvReader): WaitLimits {
  const range = { min: 50, max: 3_600_000 };
  return {
    lockMs: reader.int('DATABASE_LOCK_TIMEOUT_MS', range, 3_000),
    statementMs: reader.int('DATABASE_STATEMENT_TIMEOUT_MS', range, 15_000),
    idleMs: reader.int('DATABASE_IDLE_TRANSACTION_TIMEOUT_MS', range, 30_000),
  };
}

/**
 * Roles that may change rates, money or users: in production they need a second factor, and nowhere one
 * by SMS, because numbers can be taken over.
 */
const MIGHTY: readonly Role[] = ['underwriter', 'admin'];

function readRoles(reader: EnvReader, name: string, unlessTold: readonly Role[]): readonly Role[] {
  const listed = reader.list(name);
  if (listed.length === 0) return unlessTold;
  if (listed.join() === 'none') return [];
  const roles = ROLES.filter((role) => listed.includes(role));
  if (roles.length !== new Set(listed).size)
    reader.fault(name, `must be some of ${ROLES.join(', ')}, separated by commas, or none`);
  return roles;
}

function readOrigins(reader: EnvReader): readonly string[] {
  const origins = reader.list('CORS_ORIGINS');
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      reader.fault('CORS_ORIGINS', 'must be origins such as https://app.example.com, separated by commas');
    }
  }
  return origins;
}

function readProxies(reader: EnvReader): readonly string[] {
  const proxies = reader.list('TRUSTED_PROXIES');
  if (!proxies.every((proxy) => isNetwork(proxy, false)))
    reader.fault('TRUSTED_PROXIES', 'must be addresses or networks such as 10.0.0.0/8, separated by commas');
  return proxies;
}

function readNetworks(reader: EnvReader, name: string): readonly string[] {
  const networks = reader.list(name);
  if (networks.every((network) => isNetwork(network, true))) return networks;
  reader.fault(name, 'must be networks such as 10.0.0.0/8, separated by commas');
  return [];
}

function isNetwork(text: string, needsBits: boolean): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (bits === undefined) return !needsBits;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32);
}

/** In seconds, about three days in total, as the Standard Webhooks specification proposes. */
const RETRIES = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

function readRetries(reader: EnvReader): readonly number[] {
  const pauses = reader.list('WEBHOOK_RETRY_SECONDS');
  if (pauses.length === 0) return RETRIES;
  if (pauses.length <= 50 && pauses.every((pause) => /^\d{1,6}$/.test(pause))) return pauses.map(Number);
  reader.fault('WEBHOOK_RETRY_SECONDS', 'must be at most 50 numbers of seconds, separated by commas');
  return RETRIES;
}
