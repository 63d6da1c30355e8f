import type * as ClaimsRoom from '../modules/claims/index.js';
import { validated } from '../platform/http/validation.pipe.js';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { everyRow } from './every-row.js';
import { jsonInFile } from './files.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

/** Imported on use, because it loads the whole application. */
const room = (): Promise<typeof ClaimsRoom> => import('../modules/claims/index.js');

export const treatiesDraft: Command = {
  summary:
    'draft treaties of reinsurance from a JSON file: what POST /reinsurance-treaties takes, or a list of it',
  usage: '--file <path>',
  async run(args, environment) {
    const { file } = readOptions(args, ['file']);
    if (!file) throw new UsageError('--file is required');
    const sent = await jsonInFile('file', file);
    const { AddTreatyRequest, DraftTreaties } = await room();
    return withApp(environment, async (app) => {
      const treaties = (Array.isArray(sent) ? (sent as unknown[]) : [sent]).map((each) =>
        validated(AddTreatyRequest, each),
      );
      const drafted = await app.get(DraftTreaties, { strict: false }).run(SYSTEM_ACTOR, treaties);
      for (const treaty of drafted) print('Drafted', treaty);
    });
  },
};

export const treatiesList: Command = {
  summary: 'list treaties of reinsurance',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const { TreatiesQueries } = await room();
    return withApp(environment, async (app) => {
      const queries = app.get(TreatiesQueries, { strict: false });
      for await (const treaty of everyRow(2, (limit, after) => queries.list(limit, after))) print('', treaty);
    });
  },
};

function print(what: string, treaty: ClaimsRoom.TreatyResponse): void {
  const { number, version, kind, status, effectiveDate, expirationDate, id } = treaty;
  const words = `${number} ${version}, ${kind}, ${status}, ${effectiveDate} to ${expirationDate}  ${id}`;
  console.log(what === '' ? words : `${what}: ${words}`);
}
