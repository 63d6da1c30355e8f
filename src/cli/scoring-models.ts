import type * as ScoringRoom from '../modules/scoring/index.js';
import { validated } from '../platform/http/validation.pipe.js';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { everyRow } from './every-row.js';
import { jsonInFile } from './files.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

type Room = typeof ScoringRoom;

/** Imported on use, because it loads the whole application. */
const room = (): Promise<Room> => import('../modules/scoring/index.js');

export const scoringModelsEnter: Command = {
  summary:
    'enter a model that scores quotes from a JSON file; it scores in the shadow until somebody approves it',
  usage: '--file <path>',
  async run(args, environment) {
    const { file } = readOptions(args, ['file']);
    if (!file) throw new UsageError('--file is required');
    const sent = await jsonInFile('file', file);
    const { EnterModel, EnterModelRequest } = await room();
    return withApp(environment, async (app) => {
      const enter = app.get(EnterModel, { strict: false });
      print('Entered', await enter.run(SYSTEM_ACTOR, validated(EnterModelRequest, sent)));
    });
  },
};

export const scoringModelsList: Command = {
  summary: 'list the models that score quotes',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const { ModelsQueries } = await room();
    return withApp(environment, async (app) => {
      const queries = app.get(ModelsQueries, { strict: false });
      for await (const model of everyRow(2, (limit, after) => queries.search({ limit, after })))
        print(model.target, model);
    });
  },
};

export const scoringModelsKill: Command = {
  summary: 'stop a model at once, with the referrals that it has opened',
  usage: '--code <code> --number <edition> --reason <text>',
  async run(args, environment) {
    const { code, number, reason } = readOptions(args, ['code', 'number', 'reason']);
    if (!code || !number || !/^\d{1,9}$/.test(number) || !reason)
      throw new UsageError('--code, --number (of the edition) and --reason are required');
    const { ChangeModel, ModelsQueries } = await room();
    return withApp(environment, async (app) => {
      const model = await app.get(ModelsQueries, { strict: false }).numbered(code, Number(number));
      const change = app.get(ChangeModel, { strict: false });
      print('Killed', await change.kill(SYSTEM_ACTOR, model.id, 'any', reason.slice(0, 500)));
    });
  },
};

function print(what: string, { code, number, productType, status, id }: ScoringRoom.ModelResponse): void {
  console.log(`${what}: ${code} ${number}, ${productType}, ${status}  ${id}`);
}
