import { describe, expect, it } from '@jest/globals';
import { DatabaseError } from 'pg';
import { DatabaseUnavailable } from '../postgres/unavailable.js';
import { databaseFault } from './database-faults.js';

function serverError(code: string, severity = 'ERROR'): DatabaseError {
  return Object.assign(new DatabaseError('secret-value', 1, 'error'), { code, severity });
}

describe('an error of PostgreSQL', () => {
  it.each([
    ['08006', 'connection_failure', '5'],
    ['25006', 'read_only_sql_transaction', '5'],
    ['25P03', 'idle_in_transaction_session_timeout', '5'],
    ['25P04', 'transaction_timeout', '5'],
    ['28P01', 'invalid_password', '5'],
    ['3D000', 'invalid_catalog_name', '5'],
    ['40001', 'serialization_failure', '1'],
    ['40003', 'statement_completion_unknown', '1'],
    ['40P01', 'deadlock_detected', '1'],
    ['53100', 'disk_full', '5'],
    ['53200', 'out_of_memory', '5'],
    ['53300', 'too_many_connections', '5'],
    ['55P03', 'lock_not_available', '1'],
    ['57014', 'query_canceled', '5'],
    ['57P01', 'admin_shutdown', '5'],
    ['57P03', 'cannot_connect_now', '5'],
    ['58030', 'io_error', '5'],
    ['58P01', 'undefined_file', '5'],
    ['F0000', 'config_file_error', '5'],
    ['XX000', 'internal_error', '5'],
    ['XX001', 'data_corrupted', '5'],
  ])('%s, %s, is 503 and says when to come back', (code, _name, seconds) => {
    const fault = databaseFault(serverError(code), false);
    expect([fault?.status, fault?.code, fault?.headers?.['retry-after']]).toEqual([
      503,
      'http.unavailable',
      seconds,
    ]);
    expect(JSON.stringify(fault)).not.toContain('secret');
  });

  it.each(['FATAL', 'PANIC'])(
    'is 503 when it is the last word on a connection (%s), whatever the code',
    (severity) => {
      for (const code of ['42501', '22023', 'XX000', '0A000'])
        expect(databaseFault(serverError(code, severity), false)?.status).toBe(503);
    },
  );

  it('is 503 when there is no connection, whatever the reason', () => {
    const noRoom = new DatabaseUnavailable('No connection', serverError('42501'));
    expect(databaseFault(noRoom, false)?.status).toBe(503);
  });

  it('stays ours where it is ours: a statement that is wrong, a right that is missing', () => {
    for (const code of ['42601', '42P01', '42501', '0A000'])
      expect(databaseFault(serverError(code), false)).toBeUndefined();
  });
});
