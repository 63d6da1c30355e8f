import type { FileHandle } from 'node:fs/promises';
import { open, rm } from 'node:fs/promises';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import { isCalendarDate } from '../shared/calendar-date.js';
import { patiently } from '../platform/postgres/wait-limits.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

export const auditExport: Command = {
  summary: 'write the sealed audit trail of some days, in UTC, to a file that an auditor can verify',
  usage: '--out <file> [--from <date>] [--to <date>]',
  async run(args, environment) {
    const { out, from, to } = readOptions(args, ['out', 'from', 'to']);
    if (out === undefined) throw new UsageError('--out names the file');
    const [start, end] = [dayOf('from', from), dayOf('to', to)];
    if (start && end && end < start) throw new UsageError('--to lies before --from');
    const { ExportTrail } = await import('../modules/audit/index.js');
    return withApp(environment, async (app) => {
      const trail = app.get(ExportTrail, { strict: false });
      await RequestContext.create(app.get(EntityManager), () =>
        patiently(async () => {
          // The file is opened before the trail records the export: if it cannot be opened, there was none.
          const file = await newFile(out);
          try {
            const range = await trail.begin(SYSTEM_ACTOR, start, end);
            if (!range) throw new UsageError('Nothing was sealed on these days');
            for await (const lines of trail.lines(range)) await file.writeFile(lines);
            console.log(`Seals ${range.first} to ${range.last} are in ${out}`);
          } catch (error) {
            // An incomplete export looks like a complete one, so it is removed.
            await rm(out);
            throw error;
          } finally {
            await file.close();
          }
        }),
      );
    });
  },
};

function dayOf(option: string, text: string | undefined): Date | null {
  if (text === undefined) return null;
  if (!isCalendarDate(text)) throw new UsageError(`--${option} must be a date, YYYY-MM-DD`);
  return new Date(`${text}T00:00:00Z`);
}

async function newFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'EEXIST' ? `${path} is there already` : `${path} cannot be written (${code})`,
    );
  }
}
