import { hostname, userInfo } from 'node:os';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { patiently } from '../platform/postgres/wait-limits.js';
import type { Command } from './command.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

export const auditVerify: Command = {
  summary: 'prove the audit trail against its seals and checkpoints; names what was changed, and fails then',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const { RecordVerification } = await import('../modules/audit/index.js');
    // Who ran the verification is part of the evidence.
    const operator = `${userInfo().username} on ${hostname()}`;
    let isSound = false;
    const code = await withApp(environment, async (app) => {
      const startedAt = performance.now();
      const verdict = await RequestContext.create(app.get(EntityManager), () =>
        patiently(() => app.get(RecordVerification, { strict: false }).run(operator)),
      );
      const seconds = (performance.now() - startedAt) / 1000;
      for (const { kind, seq, detail } of verdict.faults)
        console.error(`${kind.padEnd(18)} ${seq === null ? '' : `row ${seq}: `}${detail}`);
      const { rows, seals, archived, checkpoints, stamps, faults } = verdict;
      console.log(
        `${rows} rows in ${seals} seals (${archived} archived), ${Math.round(Number(rows) / seconds)} rows a second; ` +
          `${faults.length} faults`,
      );
      if (checkpoints === null)
        console.log(
          'No checkpoints outside the database (AUDIT_STORE): a trail that was cut or replaced is not found',
        );
      else console.log(`${checkpoints} checkpoints and ${stamps ?? 0} time stamps outside the database`);
      isSound = faults.length === 0;
    });
    return isSound ? code : 1;
  },
};
