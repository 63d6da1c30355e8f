import { describe, expect, it } from '@jest/globals';
import { ConnectionUrlFault, readConnection } from './connection-url.js';

const HOME = 'postgresql://app:s%40fe@db.example:6432/bindery';
const read = (query = '', base = HOME) => readConnection(`${base}${query}`, {});

function faultsOf(query: string, base = HOME): readonly string[] {
  try {
    read(query, base);
  } catch (error) {
    if (error instanceof ConnectionUrlFault) return error.faults;
    throw error;
  }
  return [];
}

describe('a connection string', () => {
  it('says where, who and what', () => {
    expect(read()).toMatchObject({
      host: 'db.example',
      port: 6432,
      database: 'bindery',
      user: 'app',
      password: 's@fe',
      clearTextAllowed: true,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
  });

  it('may name them as parameters, which win, and a socket as the host', () => {
    expect(
      read('?host=/run/postgresql&port=7&user=me&password=pw&dbname=other&sslmode=require', 'postgresql://'),
    ).toMatchObject({
      host: '/run/postgresql',
      port: 7,
      database: 'other',
      user: 'me',
      password: 'pw',
      ssl: false,
    });
    expect(read('', 'postgres://%2Frun%2Fpostgresql/bindery').host).toBe('/run/postgresql');
    expect(read('?host=/cloudsql/db', 'postgres://app:pw@/bindery')).toMatchObject({
      host: '/cloudsql/db',
      user: 'app',
      password: 'pw',
      database: 'bindery',
    });
    expect(read('?password=a+b%20c', 'postgres://app@:6432/bindery')).toMatchObject({
      host: 'localhost',
      port: 6432,
      password: 'a+b c',
    });
    expect(read('', 'postgres://[::1]:5433/bindery')).toMatchObject({ host: '::1', port: 5433 });
    expect(read('', 'postgres:///bindery')).toMatchObject({ host: 'localhost', port: 5432 });
  });

  it('sets what PostgreSQL is told of us and how long we wait', () => {
    const query =
      '?application_name=night&options=-c%20work_mem%3D8MB&connect_timeout=9&keepalives=0&keepalives_idle=30' +
      '&target_session_attrs=read-write&client_encoding=UTF8&gssencmode=disable&sslsni=1&channel_binding=disable';
    expect(read(query)).toMatchObject({
      application_name: 'night',
      options: '-c work_mem=8MB',
      connectionTimeoutMillis: 9_000,
      keepAlive: false,
      keepAliveInitialDelayMillis: 30_000,
      writableOnly: true,
    });
  });

  it('does not guess what a misspelt PGSSLMODE means', () => {
    expect(() => readConnection(HOME, { PGSSLMODE: 'requir' })).toThrow(/PGSSLMODE must be one of/);
    expect(readConnection(`${HOME}?sslmode=disable`, { PGSSLMODE: 'requir' }).ssl).toBe(false);
  });

  it('takes PGSSLMODE for what it leaves open, as psql does', () => {
    expect(readConnection(HOME, { PGSSLMODE: 'require' }).clearTextAllowed).toBe(false);
    expect(readConnection(`${HOME}?sslmode=disable`, { PGSSLMODE: 'require' }).ssl).toBe(false);
  });

  it.each([
    ['sslmode=requir', 'sslmode'],
    ['sslmode=', ''],
    ['sslmode=no-verify', 'sslmode'],
    ['sslmode=verify-full', 'sslmode'],
    ['sslmode=require&sslrootcert=/no/such/file', 'sslrootcert'],
    ['sslmode=require&sslrootcert=system', 'sslmode'],
    ['sslcert=/no/such/file', 'sslcert'],
    ['sslnegotiation=direct', 'sslnegotiation'],
    ['channel_binding=require', 'channel_binding'],
    ['connect_timeout=soon', 'connect_timeout'],
    ['connect_timeout=0', 'connect_timeout'],
    ['target_session_attrs=standby', 'target_session_attrs'],
    ['target_session_attrs=prefer-standby', 'target_session_attrs'],
    ['client_encoding=LATIN1', 'client_encoding'],
    ['keepalives_interval=3', 'keepalives_interval'],
    ['tcp_user_timeout=3000', 'tcp_user_timeout'],
    ['gssencmode=require', 'gssencmode'],
    ['require_auth=scram-sha-256', 'require_auth'],
    ['hostaddr=10.0.0.1', 'hostaddr'],
    ['passfile=/root/.pgpass', 'passfile'],
    ['service=main', 'service'],
    ['load_balance_hosts=random', 'load_balance_hosts'],
    ['requirepeer=postgres', 'requirepeer'],
    ['sslcrldir=/etc', 'sslcrldir'],
    ['port=none', 'port'],
    ['schema=public', 'schema'],
    ['uselibpqcompat=true', 'uselibpqcompat'],
    ['ssl=no-verify', 'ssl'],
    ['pool_size=3', 'pool_size'],
  ])('%s is honored or refused by its name', (query, name) => {
    const faults = faultsOf(`?${query}`);
    if (name === '') return expect(faults).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^has the parameter ${name}, which `));
    return expect(faults[0]).not.toContain('/no/such');
  });

  it('tells all that is wrong at once', () => {
    expect(faultsOf('?sslmode=maybe&schema=x&connect_timeout=-1')).toHaveLength(3);
  });

  it.each([
    ['mysql://db/bindery', /must look like/],
    ['db/bindery', /must look like/],
    ['postgresql://one,two/bindery', /several hosts/],
    ['postgresql://one:1,two:2/bindery', /several hosts/],
    ['postgresql:///bindery?host=one,two', /several hosts/],
    ['postgresql://db', /no database/],
    ['postgresql://a:50%@db/bindery', /%25/],
    ['postgresql://a:b#c@db/bindery', /%23/],
    ['postgresql://db/bindery#main', /%23/],
    ['postgresql://db:0/bindery', /port 0/],
  ])('%s is refused', (url, fault) => {
    expect(faultsOf('', url)).toEqual([expect.stringMatching(fault)]);
  });
});
