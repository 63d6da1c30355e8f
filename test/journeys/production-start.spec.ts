import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { signIn } from '../../scripts/sign-in.mjs';
import { agenciesCreate, agenciesList, agenciesSuspend } from '../../src/cli/agencies.js';
import { alertRulesAdd, alertRulesChange, alertRulesEnd, alertRulesList } from '../../src/cli/alert-rules.js';
import { clientsChange, clientsCreate, clientsList } from '../../src/cli/clients.js';
import { runCommand } from '../../src/cli/run-command.js';
import type { Command } from '../../src/cli/command.js';
import { UsageError } from '../../src/cli/command.js';
import { companiesChange, companiesCreate, companiesList } from '../../src/cli/companies.js';
import { ssoProvidersChange, ssoProvidersCreate, ssoProvidersList } from '../../src/cli/sso-providers.js';
import { token } from '../../src/cli/token.js';
import { usersCreate } from '../../src/cli/users-create.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import { Client, startApp, ifMatch } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { pdfText } from '../support/pdf-text.js';
import { homeRequest } from '../support/story.js';

interface Row {
  readonly id: string;
  readonly rowVersion: number;
}

const manual = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'data', 'manuals', 'homeowners-oh.json'), 'utf8'),
) as object;

describe('a first start in production, without demo data', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let environment: Readonly<Record<string, string>>;
  let printed: string[];

  beforeAll(async () => {
    database = await cloneDatabase();
    const own = { ENCRYPTION_KEY: Buffer.alloc(32, 5).toString('base64'), LOG_LEVEL: 'silent' };
    environment = { ...own, NODE_ENV: 'test', DATABASE_URL: database.url };
    app = await startApp(database, { environment: own });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });
  beforeEach(() => {
    printed = [];
    for (const channel of ['log', 'error'] as const)
      jest.spyOn(console, channel).mockImplementation((text: unknown) => void printed.push(String(text)));
  });
  afterEach(() => void jest.restoreAllMocks());

  /** As `npm run cli -- <command> …` does, on the same database. */
  const cli = (command: Command, ...args: readonly string[]): Promise<number> =>
    runCommand(command, args, environment);

  async function user(role: string, ...more: readonly string[]): Promise<Client> {
    const email = `${role}@carrier.example`;
    const made = await cli(usersCreate, '--email', email, '--role', role, '--last-name', role, ...more);
    expect([made, printed]).toEqual([0, expect.anything()]);
    const password = printed.at(-1)?.replace(/^.*: /, '') ?? '';
    return new Client(app, (await signIn(await app.getUrl(), { email, password })).access_token);
  }

  it('enters, changes and lists providers of single sign-on by command line', async () => {
    const issuer = [
      '--issuer',
      'https://acme.okta.example',
      '--client-id',
      'bindery',
      '--public-client',
      'yes',
    ];
    expect(await cli(ssoProvidersCreate, '--name', 'acme', '--type', 'okta', ...issuer)).toBe(0);
    expect(printed.at(-1)).toMatch(/^Enter at the provider: http.*\/sso\/acme\/callback$/);
    const rules = ['--role-claim', 'groups', '--role-rules', 'UW=underwriter,Claims=adjuster'];
    expect(await cli(ssoProvidersChange, '--name', 'acme', '--enabled', 'yes', ...rules)).toBe(0);
    expect(await cli(ssoProvidersList)).toBe(0);
    expect(printed.at(-1)).toBe('acme  okta  https://acme.okta.example  (enabled)');
    expect(await cli(ssoProvidersCreate, '--name', 'other', '--type', 'saml')).toBe(1);
    await expect(cli(ssoProvidersChange, '--name', 'acme', '--enabled', 'perhaps')).rejects.toThrow(
      UsageError,
    );
    await expect(cli(ssoProvidersChange, '--name', 'acme', '--secret', 'on the line')).rejects.toThrow(
      UsageError,
    );
  });

  it('lists, adds, changes and ends rules of alerts by command line', async () => {
    expect(await cli(alertRulesList)).toBe(0);
    expect(printed.join('\n')).toContain('token-reuse  v1  high  count by user, 1 in 60 min');
    const file = join(tmpdir(), `terms-${process.pid}.json`);
    const terms = { kind: 'count', severity: 'low', match: { actions: ['policies.bound'] }, by: 'user' };
    writeFileSync(file, JSON.stringify(terms));
    const code = ['--code', 'busy-desk'];
    const numbers = ['--title', 'A busy desk', '--threshold', '50', '--window-minutes', '60'];
    expect(await cli(alertRulesAdd, ...code, '--terms', file, ...numbers)).toBe(0);
    expect(await cli(alertRulesAdd, ...code, '--terms', file, ...numbers)).toBe(1);
    expect(await cli(alertRulesChange, ...code, '--threshold', 'many')).toBe(1);
    expect(printed.at(-1)).toContain('threshold must be');
    expect(await cli(alertRulesChange, ...code, '--threshold', '60')).toBe(0);
    expect(printed.at(-1)).toBe('busy-desk  v2  low  count by user, 60 in 60 min  A busy desk');
    expect(await cli(alertRulesEnd, ...code)).toBe(0);
    expect(await cli(alertRulesEnd, ...code)).toBe(1);
    expect(await cli(alertRulesList, '--ended', 'yes')).toBe(0);
    expect(printed.findLast((line) => line.startsWith('busy-desk'))).toMatch(/\(ended 20.*Z\)$/);
    writeFileSync(file, '[]');
    await expect(cli(alertRulesAdd, ...code, '--terms', file)).rejects.toThrow(UsageError);
    rmSync(file);
    await expect(cli(alertRulesAdd, ...code, '--terms', file)).rejects.toThrow(UsageError);
    await expect(cli(alertRulesEnd)).rejects.toThrow(UsageError);
  });

  it('LOG-05 finds no account whose password anybody could know', async () => {
    const { rows } = await sql`select from users where password_hash is not null`.execute(
      app.get(EntityManager).fork().getKysely(),
    );
    expect(rows).toEqual([]);
  });

  it('prints a token of a user or a client, says what it may, and in production only when told why', async () => {
    await cli(usersCreate, '--email', 'chief@carrier.example', '--role', 'admin', '--last-name', 'Chief');
    const chief = ['--email', 'chief@carrier.example'];
    expect(await cli(token, ...chief, '--minutes', '5')).toBe(0);
    const told = printed.at(-2) ?? '';
    expect(told).toMatch(
      /^A token of chief@carrier.example, admin, until 20.*Z.\nIt may: .*identity.session/,
    );
    const me = await new Client(app, printed.at(-1)).get('/api/v1/auth/me');
    expect(me.body).toMatchObject({ email: 'chief@carrier.example' });

    const service = ['--grants', 'client_credentials', '--role', 'underwriter', '--scopes', 'quoting.read'];
    expect(await cli(clientsCreate, '--name', 'Nightly', '--client-id', 'nightly', ...service)).toBe(0);
    expect(await cli(token, '--client-id', 'nightly')).toBe(0);
    expect(printed.at(-2)).toMatch(/^A token of nightly, underwriter, until .*\nIt may: quoting.read$/);
    const nightly = new Client(app, printed.at(-1));
    expect((await nightly.get('/api/v1/quotes')).status).toBe(200);
    expect((await nightly.get('/api/v1/customers')).status).toBe(403);

    expect(await cli(clientsChange, '--client-id', 'nightly', '--name', 'Every night')).toBe(0);
    expect(await cli(clientsList)).toBe(0);
    expect(printed.join('\n')).toContain('nightly  Every night  client_credentials  (active)');

    for (const wrong of [
      [],
      [...chief, '--client-id', 'nightly'],
      [...chief, '--minutes', '11'],
      [...chief, '--minutes', 'x'],
    ])
      await expect(cli(token, ...wrong)).rejects.toThrow(UsageError);
    expect(await cli(token, '--email', 'nobody@carrier.example')).toBe(1);
    expect(await cli(token, '--client-id', 'nobody')).toBe(1);

    environment = { ...environment, NODE_ENV: 'production' };
    await expect(cli(token, ...chief)).rejects.toThrow('--in-production <reason>');
    expect(await cli(token, ...chief, '--in-production', 'A stuck job of the night')).toBe(0);
    environment = { ...environment, NODE_ENV: 'test' };
    const { rows } = await sql<{ changes: object }>`
      select changes from audit_logs where action = 'identity.token-issued' order by seq desc limit 1
    `.execute(app.get(EntityManager).fork().getKysely());
    expect(rows).toMatchObject([{ changes: { reason: 'A stuck job of the night' } }]);
  });

  it('company, agency and agent come by command line, and a policy names the company by its legal name', async () => {
    const admin = await user('admin');
    const underwriter = await user('underwriter');
    const step = async (by: Client, edition: Row, name: string): Promise<{ status: number; body: Row }> => {
      const { body } = await by.get<Row>(`/api/v1/rating/editions/${edition.id}`);
      const headers = { 'if-match': `"${body.rowVersion}"` };
      return by.send({ method: 'POST', url: `/api/v1/rating/editions/${edition.id}/${name}`, headers });
    };
    const { body: edition } = await admin.post<Row>('/api/v1/rating/editions', manual);
    expect(await step(admin, edition, 'file')).toMatchObject({ status: 200 });
    expect(await step(underwriter, edition, 'approve')).toMatchObject({ status: 200 });
    expect(await step(admin, edition, 'activate')).toMatchObject({
      status: 422,
      body: { code: 'agencies.company-unknown', companyCode: 'BND' },
    });

    const company = ['--code', 'BND', '--legal-name', 'Northfield Fire Insurance Company'];
    expect(await cli(companiesCreate, ...company, '--naic-number', '123')).toBe(1);
    expect(printed.at(-1)).toContain('--naic-number must be the five digits');
    const letterhead = ['--address', '1 Main Street; Toledo, OH 43604', '--signature-name', 'Ina Moss'];
    expect(await cli(companiesCreate, ...company, '--naic-number', '12345', ...letterhead)).toBe(0);
    expect(await cli(companiesChange, '--code', 'BND', '--email', 'service@northfield.example')).toBe(0);
    expect(await cli(companiesList, '--name', 'northfield')).toBe(0);
    expect(printed.at(-1)).toContain('BND  Northfield Fire Insurance Company  NAIC 12345  (active)');
    expect(await step(admin, edition, 'activate')).toMatchObject({ status: 200 });

    expect(
      await cli(usersCreate, '--email', 'agent@lake.example', '--role', 'agent', '--last-name', 'Q'),
    ).toBe(1);
    expect(printed.at(-1)).toContain('--agency is required for an agent');
    expect(
      await cli(agenciesCreate, '--code', 'LAKE', '--name', 'Lake Agency', '--phone', '+1 419 555 0100'),
    ).toBe(0);
    expect(await cli(agenciesList)).toBe(0);
    expect(printed.at(-1)).toContain('LAKE  Lake Agency  (active)');
    const agent = await user('agent', '--agency', 'LAKE');

    const customer = { kind: 'person', data: { firstName: 'Walter', lastName: 'Quinn' } };
    const { body: insured } = await agent.post<Row>('/api/v1/customers', customer);
    const { body: quote } = await agent.post<Row>('/api/v1/quotes', homeRequest({ customerId: insured.id }));
    const bound = await agent.post<Row>(`/api/v1/quotes/${quote.id}/bind`, {}, ifMatch(1));
    expect(bound.status).toBe(201);
    const papers = await agent.get<{
      readonly items: readonly { readonly id: string; readonly kind: string }[];
    }>(`/api/v1/documents?subjectType=policy&subjectId=${bound.body.id}`);
    const declarations = papers.body.items.find(({ kind }) => kind === 'declarations');
    const text = await pdfText((await agent.raw(`/api/v1/documents/${declarations?.id}/pdf`)).body);
    for (const words of [
      'Northfield Fire Insurance Company',
      'Toledo, OH 43604',
      'NAIC number 12345',
      'service@northfield.example',
      'Signed for Northfield Fire Insurance Company by Ina Moss.',
      'Lake Agency',
    ]) {
      expect(text).toContain(words);
    }

    const reason = ['--reason', 'The license has lapsed.'];
    expect(await cli(agenciesSuspend, '--code', 'LAKE', ...reason)).toBe(0);
    expect(await cli(agenciesSuspend, '--code', 'LAKE', ...reason)).toBe(1);
    expect(printed.at(-1)).toContain('It is suspended.');
  });
});
