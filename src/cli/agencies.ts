import type { INestApplicationContext } from '@nestjs/common';
import type * as AgenciesRoom from '../modules/agencies/index.js';
import { validated } from '../platform/http/validation.pipe.js';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { everyRow } from './every-row.js';
import { given, readOptions } from './options.js';
import { withApp } from './with-app.js';

type Room = typeof AgenciesRoom;
type Agency = AgenciesRoom.AgencyResponse;

const FIELDS = ['name', 'license-number', 'phone', 'email'] as const;
const ADDRESS = ['line1', 'line2', 'city', 'state', 'zip-code'] as const;
const OPTIONS = ['code', ...FIELDS, ...ADDRESS] as const;
const CONTACT =
  '[--license-number <number>] [--phone <number>] [--email <e-mail>] [--line1 <street> --city <city> --state <state> --zip-code <ZIP>]';

/** Imported on use, because it loads the whole application. */
const room = (): Promise<Room> => import('../modules/agencies/index.js');

export const agenciesCreate: Command = {
  summary: 'enter an agency, whose agents users:create can then add',
  usage: `--code <code> --name <name> ${CONTACT}`,
  async run(args, environment) {
    const body = bodyOf(args);
    const { CreateAgency, CreateAgencyRequest } = await room();
    return withApp(environment, async (app) => {
      const create = app.get(CreateAgency, { strict: false });
      print('Entered', await create.run(SYSTEM_ACTOR, validated(CreateAgencyRequest, body)));
    });
  },
};

export const agenciesChange: Command = {
  summary: 'change the name, license or addresses of an agency',
  usage: `--code <code> [--name <name>] ${CONTACT}`,
  async run(args, environment) {
    const { code, ...body } = bodyOf(args);
    const { ChangeAgency, ChangeAgencyRequest } = await room();
    return withApp(environment, async (app) => {
      const { id, rowVersion } = await agencyOf(app, code);
      const change = app.get(ChangeAgency, { strict: false });
      const input = validated(ChangeAgencyRequest, body);
      print('Changed', await change.run(SYSTEM_ACTOR, id, [rowVersion], input));
    });
  },
};

export const agenciesList: Command = {
  summary: 'list agencies by code, or those with the words of a name',
  usage: '[--name <words>]',
  async run(args, environment) {
    const { name } = readOptions(args, ['name']);
    const { AgenciesQueries } = await room();
    return withApp(environment, async (app) => {
      const queries = app.get(AgenciesQueries, { strict: false });
      const agencies = everyRow(1, (limit, after) => queries.search(SYSTEM_ACTOR, { name, limit, after }));
      for await (const { id, code, name: title, status } of agencies)
        console.log(`${id}  ${code}  ${title}  (${status})`);
    });
  },
};

export const agenciesSuspend = becoming(
  'suspended',
  'keep the agents of an agency out, and bind nothing for it',
);
export const agenciesClose = becoming('closed', 'close an agency; its customers and policies stay its own');
export const agenciesReinstate = becoming('active', 'make a suspended or closed agency active again');

function becoming(status: Agency['status'], summary: string): Command {
  return {
    summary,
    usage: '--code <code> --reason <text>',
    async run(args, environment) {
      const { code, reason } = readOptions(args, ['code', 'reason']);
      const { ChangeAgency, StatusReasonRequest } = await room();
      return withApp(environment, async (app) => {
        const { id, rowVersion } = await agencyOf(app, code);
        const change = app.get(ChangeAgency, { strict: false });
        const input = validated(StatusReasonRequest, given({ reason }));
        print('Now', await change.become(SYSTEM_ACTOR, id, [rowVersion], status, input.reason));
      });
    },
  };
}

/** Finds an agency by code; throws a UsageError if there is none. */
export async function agencyOf(app: INestApplicationContext, code: string | undefined): Promise<Agency> {
  if (!code) throw new UsageError('--code is required');
  const { AgenciesQueries } = await room();
  const search = { code, limit: 1, after: null };
  const { items } = await app.get(AgenciesQueries, { strict: false }).search(SYSTEM_ACTOR, search);
  const [agency] = items;
  if (!agency) throw new UsageError(`There is no agency ${code}`);
  return agency;
}

function bodyOf(args: readonly string[]): { readonly code?: string } & Readonly<Record<string, unknown>> {
  const options = readOptions(args, OPTIONS);
  const {
    line1,
    line2,
    city,
    state,
    'zip-code': zipCode,
    'license-number': licenseNumber,
    ...rest
  } = options;
  const address = given({ line1, line2, city, state, zipCode });
  return given({ ...rest, licenseNumber, address: Object.keys(address).length > 0 ? address : undefined });
}

function print(what: string, { id, code, name, status }: Agency): void {
  console.log(`${what}: agency ${code}, ${name}, ${status} (${id})`);
}
