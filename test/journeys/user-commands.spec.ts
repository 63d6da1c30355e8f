import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { runCommand } from '../../src/cli/run-command.js';
import type { Command } from '../../src/cli/command.js';
import { UsageError } from '../../src/cli/command.js';
import { usersGiveRole, usersWithdrawRole } from '../../src/cli/users-roles.js';
import { AppConfig } from '../../src/platform/config/config.js';
import type { Client } from '../support/app.js';
import { World } from '../support/world.js';

const EMAIL = 'adjuster@demo.bindery.example';

/** Roles of the company by the command line, beside a server that goes on meanwhile. */
describe('roles that are given by command', () => {
  let world: World;
  let environment: NodeJS.ProcessEnv;
  let printed: string[] = [];
  let admin: Client;
  let adjuster: Client;

  beforeAll(async () => {
    world = await World.open();
    const { encryptionKey } = world.app.get(AppConfig, { strict: false });
    environment = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: world.database.url,
      ENCRYPTION_KEY: encryptionKey.toString('base64'),
    };
    admin = await world.as('admin');
    adjuster = await world.as('adjuster');
    for (const [code, permissions] of [
      ['reads-users', ['identity.users.read']],
      ['reads-roles', ['identity.roles.read']],
    ] as const) {
      const body = { code, title: `Role ${code}`, permissions };
      expect((await admin.post('/api/v1/roles', body)).status).toBe(201);
    }
  });
  afterAll(() => world?.close());
  beforeEach(() => {
    printed = [];
    for (const channel of ['log', 'error'] as const)
      jest.spyOn(console, channel).mockImplementation((text: unknown) => void printed.push(String(text)));
  });
  afterEach(() => void jest.restoreAllMocks());

  const cli = (command: Command, ...args: readonly string[]): Promise<number> =>
    runCommand(command, args, environment);

  const listsUsers = async (): Promise<number> => (await adjuster.get('/api/v1/users')).status;

  async function trail(): Promise<readonly unknown[]> {
    const { rows } = await sql`
      select action, changes from audit_logs
       where action in ('identity.role-given', 'identity.role-withdrawn') order by seq
    `.execute(world.app.get(EntityManager).fork().getKysely());
    return rows;
  }

  it('counts with the next request on the server, and stands in the trail', async () => {
    expect(await listsUsers()).toBe(403);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const asked = [
      '--email',
      EMAIL.toUpperCase(),
      '--role',
      'reads-users',
      '--reason',
      'Holidays',
      '--ends-at',
      until,
    ];
    expect([await cli(usersGiveRole, ...asked), printed]).toEqual([
      0,
      [
        expect.stringMatching(/holds$/),
        expect.stringMatching(/^ {2}reads-users {2}Role reads-users, until 20/),
      ],
    ]);
    expect(await listsUsers()).toBe(200);
    printed = [];
    expect(await cli(usersGiveRole, '--email', EMAIL, '--role', 'reads-roles')).toBe(0);
    expect(printed).toEqual([
      `${EMAIL} holds`,
      '  reads-roles  Role reads-roles',
      expect.stringContaining('  reads-users'),
    ]);
    expect(await trail()).toMatchObject([
      { action: 'identity.role-given', changes: { roles: ['reads-users'] } },
      { action: 'identity.role-given', changes: { roles: ['reads-roles'] } },
    ]);
  });

  it.each([
    ['a role that is held', EMAIL, 'reads-users', /holds the role already/],
    ['a role that there is not', EMAIL, 'reads-minds', /No such role/],
    ['a user that there is not', 'nobody@demo.bindery.example', 'reads-users', /No such user/],
    ['what is no code', EMAIL, 'Reads Users!', /role /],
  ])('is refused for %s, with 1 and why', async (_case, email, role, why) => {
    expect([await cli(usersGiveRole, '--email', email, '--role', role), printed.join('\n')]).toEqual([
      1,
      expect.stringMatching(why),
    ]);
  });

  it('is refused for a time that is over, and for what is no time', async () => {
    for (const [endsAt, why] of [
      ['2020-01-01T00:00:00Z', /--ends-at is over already/],
      ['tomorrow', /--ends-at must/],
    ] as const) {
      printed = [];
      const asked = ['--email', EMAIL, '--role', 'reads-roles', '--ends-at', endsAt];
      expect([await cli(usersGiveRole, ...asked), printed.join('\n')]).toEqual([
        1,
        expect.stringMatching(why),
      ]);
    }
  });

  it('is refused for duties that must not meet', async () => {
    const rule = { roles: ['reads-users', 'approves'], reason: 'One reads, the other approves' };
    const role = { code: 'approves', title: 'Approves', permissions: ['identity.roles.read'] };
    expect((await admin.post('/api/v1/roles', role)).status).toBe(201);
    expect((await admin.post('/api/v1/role-conflicts', rule)).status).toBe(201);
    expect(await cli(usersGiveRole, '--email', EMAIL, '--role', 'approves')).toBe(1);
    expect(printed.join('\n')).toContain('must not meet');
    expect((await trail()).length).toBe(2);
  });

  it('ends with the next request when it is withdrawn, once', async () => {
    const asked = ['--email', EMAIL, '--role', 'reads-users'];
    expect([await cli(usersWithdrawRole, ...asked), printed]).toEqual([
      0,
      [`${EMAIL} holds`, '  reads-roles  Role reads-roles'],
    ]);
    expect(await listsUsers()).toBe(403);
    printed = [];
    expect([await cli(usersWithdrawRole, ...asked), printed]).toEqual([
      1,
      ['The user does not hold the role'],
    ]);
    expect(await cli(usersWithdrawRole, '--email', EMAIL, '--role', 'reads-roles')).toBe(0);
    expect(printed.at(-1)).toBe(`${EMAIL} holds no role of the company`);
    expect((await trail()).slice(2)).toMatchObject([
      { action: 'identity.role-withdrawn', changes: { roles: ['reads-users'] } },
      { action: 'identity.role-withdrawn', changes: { roles: ['reads-roles'] } },
    ]);
  });

  it('needs to be told whom and what, and nothing else', async () => {
    for (const command of [usersGiveRole, usersWithdrawRole])
      for (const args of [[], ['--email', EMAIL], ['--role', 'reads-users'], ['--mail', EMAIL], [EMAIL]])
        await expect(cli(command, ...args)).rejects.toThrow(UsageError);
  });
});
