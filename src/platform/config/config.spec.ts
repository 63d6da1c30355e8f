import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readConnection } from '../postgres/connection-url.js';
import { ConfigError, DEMO_SECRETS, loadConfig } from './config.js';

const REQUIRED = {
  DATABASE_URL: 'postgresql://app:pw@localhost:5432/bindery',
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
};

function faultsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('needs a database and a key, and has defaults for the rest', () => {
    const config = loadConfig(REQUIRED);
    expect(config).toMatchObject({
      nodeEnv: 'development',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      databaseMigrationUrl: REQUIRED.DATABASE_URL,
      migrateOnStart: true,
      corsOrigins: [],
      jobsEnabled: true,
      demo: false,
    });
    expect(config.encryptionKey).toHaveLength(32);
  });

  it('leads both connections to the schema that is named', () => {
    const { databaseUrl, databaseMigrationUrl, databaseSchema } = loadConfig({
      ...REQUIRED,
      DATABASE_MIGRATION_URL: 'postgresql://owner:o@db/bindery',
      DATABASE_SCHEMA: 'acme',
    });
    const led = [databaseUrl, databaseMigrationUrl].map((url) => readConnection(url).schema);
    expect([databaseSchema, ...led]).toEqual(['acme', 'acme', 'acme']);
  });

  it('lists all faults at once, without quoting values', () => {
    const faults = faultsOf({
      NODE_ENV: 'staging',
      PORT: '99999',
      PUBLIC_URL: 'ftp://secret',
      DATABASE_URL: 'mysql://secret@localhost/x',
      DATABASE_SCHEMA: 'Secret',
      DATABASE_POOL_SIZE: '0',
      MIGRATE_ON_START: 'yes',
      LOG_LEVEL: 'loud',
      ENCRYPTION_KEY: 'secret',
      ACCESS_TOKEN_MINUTES: '1.5',
      CORS_ORIGINS: 'https://ok.example.com,https://secret.example.com/path',
      TRUSTED_PROXIES: '10.0.0.0/8,secret',
      BODY_LIMIT_BYTES: '-1',
      REQUEST_TIMEOUT_SECONDS: '0',
      MAX_CONNECTIONS: 'secret',
      MAX_CONNECTIONS_PER_ADDRESS: '0',
      SHUTDOWN_PAUSE_SECONDS: '-1',
      SHUTDOWN_SECONDS: 'secret',
      JOB_TIME_LIMIT_SECONDS: '0',
    });
    expect(faults.map((fault) => fault.split(' ', 1)[0])).toEqual([
      'NODE_ENV',
      'PORT',
      'PUBLIC_URL',
      'DATABASE_SCHEMA',
      'DATABASE_URL',
      'DATABASE_POOL_SIZE',
      'MIGRATE_ON_START',
      'LOG_LEVEL',
      'ENCRYPTION_KEY',
      'ACCESS_TOKEN_MINUTES',
      'CORS_ORIGINS',
      'TRUSTED_PROXIES',
      'BODY_LIMIT_BYTES',
      'REQUEST_TIMEOUT_SECONDS',
      'MAX_CONNECTIONS',
      'MAX_CONNECTIONS_PER_ADDRESS',
      'SHUTDOWN_PAUSE_SECONDS',
      'SHUTDOWN_SECONDS',
      'JOB_TIME_LIMIT_SECONDS',
    ]);
    expect(faults.join()).not.toContain('secret');
  });

  it('KEY-03 says what is missing', () => {
    expect(faultsOf({ DATABASE_URL: '  ' })).toEqual([
      'DATABASE_URL is missing',
      'ENCRYPTION_KEY is missing',
    ]);
  });

  it('PWD-07 reads peppers by their ids, and refuses what is none', () => {
    const key = Buffer.alloc(32, 1).toString('base64');
    const { passwordPeppers } = loadConfig({
      ...REQUIRED,
      PASSWORD_PEPPER: `b:${key}`,
      PASSWORD_PREVIOUS_PEPPERS: `a:${key}`,
    });
    expect([passwordPeppers.current?.id, passwordPeppers.former.map(({ id }) => id)]).toEqual(['b', ['a']]);
    for (const PASSWORD_PEPPER of [key, 'a b:x', `a:${key}x`, 'a:', `:${key}`])
      expect(faultsOf({ ...REQUIRED, PASSWORD_PEPPER })).toHaveLength(1);
    expect(
      faultsOf({ ...REQUIRED, PASSWORD_PEPPER: `a:${key}`, PASSWORD_PREVIOUS_PEPPERS: `a:${key}` }),
    ).toHaveLength(1);
  });

  it('SMS-02 sends no messages unless told by whom, and only to North America', () => {
    expect(loadConfig(REQUIRED)).toMatchObject({
      sms: { gateway: null, prefixes: ['+1'] },
      smsRefusedRoles: ['underwriter', 'admin'],
    });
    const told = {
      ...REQUIRED,
      SMS_GATEWAY_URL: 'https://sms.example.com/messages',
      SMS_GATEWAY_AUTHORIZATION: 'Basic c2VjcmV0',
      SMS_GATEWAY_FORMAT: 'form',
      SMS_GATEWAY_FIELDS: 'To, From, Body',
      SMS_FROM: '+16145550000',
      SMS_PREFIXES: '+1,+49',
      SMS_REFUSED_ROLES: 'none',
    };
    expect(loadConfig(told)).toMatchObject({
      smsRefusedRoles: [],
      sms: {
        prefixes: ['+1', '+49'],
        gateway: { format: 'form', fields: { to: 'To', from: 'From', text: 'Body' }, timeoutMs: 5000 },
      },
    });
    const wrong = {
      SMS_GATEWAY_URL: 'https://user:secret@sms.example.com/',
      SMS_GATEWAY_AUTHORIZATION: 'secret\nx: y',
      SMS_GATEWAY_FORMAT: 'xml',
      SMS_GATEWAY_FIELDS: 'To,To,Body',
      SMS_GATEWAY_TIMEOUT_SECONDS: '0',
      SMS_PREFIXES: '1',
      SMS_REFUSED_ROLES: 'secret',
    };
    for (const [name, value] of Object.entries(wrong)) {
      const faults = faultsOf({ ...told, [name]: value });
      expect([name, faults.map((fault) => fault.split(' ', 1)[0])]).toEqual([name, [name]]);
      expect(faults.join()).not.toContain('secret');
    }
    const plain = { ...told, SMS_GATEWAY_URL: 'http://sms.example.com/' };
    expect(faultsOf(plain)).toEqual([]);
    expect(faultsOf({ ...plain, NODE_ENV: 'production' })).toHaveLength(1);
  });

  it('KEY-03 refuses the published secrets in production', () => {
    const demo = {
      DATABASE_URL: `postgresql://app:${DEMO_SECRETS.databasePassword}@db/bindery`,
      DATABASE_MIGRATION_URL: `postgresql://owner:${DEMO_SECRETS.databasePassword}@db/bindery`,
      ENCRYPTION_KEY: DEMO_SECRETS.encryptionKey,
      ENCRYPTION_PREVIOUS_KEYS: DEMO_SECRETS.encryptionKey,
      DEMO: 'true',
    };
    expect(faultsOf({ ...demo, NODE_ENV: 'development' })).toEqual([]);
    expect(faultsOf({ ...demo, NODE_ENV: 'production' })).toHaveLength(5);
    expect(faultsOf({ ...REQUIRED, NODE_ENV: 'production' })).toEqual([]);
  });
});

describe('.env.example', () => {
  const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
  const lines = [...example.matchAll(/^(# )?([A-Z][A-Z0-9_]*)=(.*)$/gm)];

  it('comments out the defaults, beside what every installation has of its own', () => {
    const shown = Object.fromEntries(lines.map(([, , name, value]) => [name, value]));
    const own = { ...REQUIRED, DATABASE_MIGRATION_URL: REQUIRED.DATABASE_URL };
    expect(loadConfig({ ...shown, ...own })).toEqual(loadConfig({ ...own, NODE_ENV: 'development' }));
  });

  it('explains each of them', () => {
    const before = example.split('\n\n').filter((block) => /^(# )?[A-Z_]+=/m.test(block));
    for (const block of before) expect(block).toMatch(/^# [A-Za-z]/);
  });
});
