import { EntityManager } from '@mikro-orm/postgresql';
import type { TellRotation } from '../platform/encryption/rotate-encryption.js';
import { patiently } from '../platform/postgres/wait-limits.js';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { Command } from './command.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

export const encryptionRotate: Command = {
  summary:
    'seal what was not encrypted yet, and bring all under ENCRYPTION_KEY and, with --data-keys, under new keys of each table',
  usage: '[--data-keys]',
  async run(args, environment) {
    const renews = args.includes('--data-keys');
    readOptions(
      args.filter((word) => word !== '--data-keys'),
      [],
    );
    const { RotateEncryption } = await import('../platform/encryption/rotate-encryption.js');
    const { Audit } = await import('../modules/audit/index.js');
    let faults = 0;
    const code = await withApp(environment, (app) =>
      patiently(async () => {
        const rotation = app.get(RotateEncryption, { strict: false });
        const audit = app.get(Audit, { strict: false });
        const tell: TellRotation = (resourceId, changes) =>
          audit.record(SYSTEM_ACTOR, {
            action: 'encryption.rows-rotated',
            resourceType: 'encryption',
            resourceId,
            changes,
          });
        if (renews) await rotation.renewDataKeys(tell);
        console.log(`${await rotation.rewrapDataKeys(tell)} data keys wrapped anew`);
        for await (const { table, column, rewritten } of rotation.sealPlainRows(tell))
          console.log(`${table}.${column}: ${rewritten} rows sealed that were not encrypted`);
        for await (const { table, column, rewritten, faulty } of rotation.rewriteRows(tell)) {
          console.log(`${table}.${column}: ${rewritten} rows rewritten`);
          for (const row of faulty)
            console.error(`${table}.${column} of ${row} does not open: left as it is`);
          faults += faulty.length;
        }
        await app
          .get(EntityManager)
          .fork()
          .transactional(() =>
            audit.record(SYSTEM_ACTOR, {
              action: 'encryption.rotated',
              resourceType: 'encryption',
              resourceId: renews ? 'data-keys' : 'wrapping-key',
              changes: { faults },
            }),
          );
      }),
    );
    return faults > 0 ? 1 : code;
  },
};

export const encryptionReport: Command = {
  summary: 'count the rows of each encrypted column by the key that wrote them; fails where a key is missing',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const { RotateEncryption } = await import('../platform/encryption/rotate-encryption.js');
    let isReadable = true;
    const code = await withApp(environment, async (app) => {
      for (const use of await app.get(RotateEncryption, { strict: false }).report()) {
        const { table, column, keyId, rows, key } = use;
        console.log(
          `${`${table}.${column}`.padEnd(44)} ${keyId ?? 'not encrypted'.padEnd(16)} ${key.padEnd(8)} ${rows}`,
        );
        if (key === 'missing' || key === 'none') isReadable = false;
      }
    });
    return isReadable ? code : 1;
  },
};
