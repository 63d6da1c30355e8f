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
type Company = AgenciesRoom.CompanyResponse;

const OPTIONS = [
  'code',
  'legal-name',
  'naic-number',
  'address',
  'phone',
  'email',
  'website',
  'signature-name',
  'signature-title',
] as const;
const LETTERHEAD =
  '[--naic-number <five digits>] [--address "<line>; <line>"] [--phone <number>] [--email <e-mail>] [--website <address>] [--signature-name <name> [--signature-title <title>]]';

/** Imported on use, because it loads the whole application. */
const room = (): Promise<Room> => import('../modules/agencies/index.js');

export const companiesCreate: Command = {
  summary: 'enter a writing company, under the code that its manuals give it, with its letterhead',
  usage: `--code <code> --legal-name <name> ${LETTERHEAD}`,
  async run(args, environment) {
    const body = bodyOf(args);
    const { CreateCompany, CreateCompanyRequest } = await room();
    return withApp(environment, async (app) => {
      const create = app.get(CreateCompany, { strict: false });
      print('Entered', await create.run(SYSTEM_ACTOR, validated(CreateCompanyRequest, body)));
    });
  },
};

export const companiesChange: Command = {
  summary: 'change the legal name, NAIC number or letterhead of a company',
  usage: `--code <code> [--legal-name <name>] ${LETTERHEAD}`,
  async run(args, environment) {
    const { code, ...body } = bodyOf(args);
    const { ChangeCompany, ChangeCompanyRequest } = await room();
    return withApp(environment, async (app) => {
      const { id, rowVersion } = await companyOf(app, code);
      const change = app.get(ChangeCompany, { strict: false });
      const input = validated(ChangeCompanyRequest, body);
      print('Changed', await change.run(SYSTEM_ACTOR, id, [rowVersion], input));
    });
  },
};

export const companiesList: Command = {
  summary: 'list writing companies by code, or those with the words of a legal name',
  usage: '[--name <words>]',
  async run(args, environment) {
    const { name } = readOptions(args, ['name']);
    const { CompaniesQueries } = await room();
    return withApp(environment, async (app) => {
      const queries = app.get(CompaniesQueries, { strict: false });
      const companies = everyRow(1, (limit, after) => queries.search({ name, limit, after }));
      for await (const { id, code, legalName, naicNumber, status } of companies)
        console.log(`${id}  ${code}  ${legalName}  NAIC ${naicNumber ?? 'unknown'}  (${status})`);
    });
  },
};

export const companiesClose = becoming(
  'closed',
  'close a company to new business; it serves what it has written',
);
export const companiesReopen = becoming('active', 'open a closed company to new business again');

function becoming(status: Company['status'], summary: string): Command {
  return {
    summary,
    usage: '--code <code> --reason <text>',
    async run(args, environment) {
      const { code, reason } = readOptions(args, ['code', 'reason']);
      const { ChangeCompany, StatusReasonRequest } = await room();
      return withApp(environment, async (app) => {
        const { id, rowVersion } = await companyOf(app, code);
        const change = app.get(ChangeCompany, { strict: false });
        const input = validated(StatusReasonRequest, given({ reason }));
        print('Now', await change.become(SYSTEM_ACTOR, id, [rowVersion], status, input.reason));
      });
    },
  };
}

async function companyOf(app: INestApplicationContext, code: string | undefined): Promise<Company> {
  if (!code) throw new UsageError('--code is required');
  const { CompaniesQueries } = await room();
  const { items } = await app
    .get(CompaniesQueries, { strict: false })
    .search({ code, limit: 1, after: null });
  const [company] = items;
  if (!company) throw new UsageError(`There is no company ${code}`);
  return company;
}

function bodyOf(args: readonly string[]): { readonly code?: string } & Readonly<Record<string, unknown>> {
  const options = readOptions(args, OPTIONS);
  const { 'legal-name': legalName, 'naic-number': naicNumber, address, ...rest } = options;
  const { 'signature-name': name, 'signature-title': title, ...contact } = rest;
  const signature = given({ name, title });
  return given({
    ...contact,
    legalName,
    naicNumber,
    addressLines: address?.split(';').map((line) => line.trim()),
    signature: Object.keys(signature).length > 0 ? signature : undefined,
  });
}

function print(what: string, { id, code, legalName, status }: Company): void {
  console.log(`${what}: company ${code}, ${legalName}, ${status} (${id})`);
}
