import type * as AuditRoom from '../modules/audit/index.js';
import { validated } from '../platform/http/validation.pipe.js';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { Command } from './command.js';
import { given, readOptions } from './options.js';
import { withApp } from './with-app.js';

/** Imported on use, because it loads the whole application. */
const room = (): Promise<typeof AuditRoom> => import('../modules/audit/index.js');

export const backupsTell: Command = {
  summary: 'tell of a backup or a trial of restoring, which the evidence for auditors lists',
  usage:
    '--kind backup|restore-test --outcome succeeded|failed --place <where it lies> [--at <moment in UTC>] [--bytes <n>] [--note <text>]',
  async run(args, environment) {
    const { at, bytes, ...options } = readOptions(args, ['kind', 'outcome', 'place', 'at', 'bytes', 'note']);
    const { RecordBackup, TellBackupRequest } = await room();
    return withApp(environment, async (app) => {
      const typed = { ...options, completedAt: at ?? new Date().toISOString(), bytes: numberOf(bytes) };
      const told = await app
        .get(RecordBackup, { strict: false })
        .run(SYSTEM_ACTOR, validated(TellBackupRequest, given(typed)));
      console.log(`${told.id}  ${told.kind} ${told.outcome} at ${told.completedAt}  ${told.place}`);
    });
  },
};

/** A text that is no number is kept, so that the validation refuses it. */
function numberOf(value: string | undefined): number | string | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : value;
}
