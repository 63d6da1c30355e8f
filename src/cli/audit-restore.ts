import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import { patiently } from '../platform/postgres/wait-limits.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

const DAY_MS = 86_400_000;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

export const auditRestore: Command = {
  summary: 'bring an archived month of the audit trail back for some days (30 unless told)',
  usage: '--month <YYYY-MM> [--days <number>]',
  async run(args, environment) {
    const { month = '', days = '30' } = readOptions(args, ['month', 'days']);
    if (!MONTH.test(month)) throw new UsageError('--month must be a month, YYYY-MM');
    if (!/^[1-9]\d{0,3}$/.test(days)) throw new UsageError('--days must be a number of days');
    const { ArchivePartition } = await import('../modules/audit/index.js');
    return withApp(environment, async (app) => {
      const until = new Date(Date.now() + Number(days) * DAY_MS);
      const rows = await RequestContext.create(app.get(EntityManager), () =>
        patiently(() =>
          app
            .get(ArchivePartition, { strict: false })
            .restore(SYSTEM_ACTOR, `audit_logs_${month.replace('-', '_')}`, until),
        ),
      );
      console.log(`${rows} rows of ${month} are back until ${until.toISOString().slice(0, 10)}`);
    });
  },
};
