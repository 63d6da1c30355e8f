import { escapeIdentifier as name, escapeLiteral as text } from 'pg';
import { migrate } from '../../src/database/migrate.js';
import { inSchema } from '../../src/platform/postgres/schema.js';
import { connected } from './connections.js';
import type { TestDatabase } from './database.js';
import { RUN_VARIABLE } from './test-run.js';
import type { TestRun } from './test-run.js';

/** A company with a schema of its own, and roles that no other company has. */
export interface SchemaOfCompany {
  readonly schema: string;
  readonly url: string;
  readonly ownerUrl: string;
}

/** As an operator adds a company to a database: two roles, and the migrations in a schema. */
export async function addCompany(database: TestDatabase, schema: string): Promise<SchemaOfCompany> {
  const run = JSON.parse(process.env[RUN_VARIABLE] ?? '') as TestRun;
  const databaseName = new URL(database.url).pathname.slice(1);
  // The roles are the server's, and other test files add companies too.
  const suffix = databaseName.slice(-12);
  const roles = {
    owner: `${run.prefix}${suffix}_${schema}_own`,
    app: `${run.prefix}${suffix}_${schema}_app`,
  };
  await connected(run.adminUrl, async (admin) => {
    // PostgreSQL refuses two grants on one database at once ("tuple concurrently updated"); whoever comes next finds it unlocked.
    await admin.query(`select pg_advisory_lock(hashtext('grants'), hashtext($1))`, [databaseName]);
    for (const role of Object.values(roles))
      await admin.query(`create role ${name(role)} login password ${text(run.password)}`);
    await admin.query(`grant create on database ${name(databaseName)} to ${name(roles.owner)}`);
  });
  const urlOf = (role: string): string => {
    const url = new URL(database.url);
    url.username = role;
    return inSchema(url.href, schema);
  };
  const company = { schema, url: urlOf(roles.app), ownerUrl: urlOf(roles.owner) };
  await migrate({ migrationUrl: company.ownerUrl, applicationUrl: company.url });
  return company;
}
