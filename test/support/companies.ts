import { escapeIdentifier as name, escapeLiteral as text } from 'pg';
import { migrate } from '../../src/database/migrate.js';
import { inSchema } from '../../src/platform/postgres/schema.js';
import type { TestDatabase } from './database.js';
import { connect, RUN_VARIABLE } from './test-run.js';
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
  const admin = await connect(run.adminUrl, run.prefix);
  try {
    // PostgreSQL refuses two grants on one database at once ("tuple concurrently updated"); the end of the connection unlocks.
    await admin.query(`select pg_advisory_lock(hashtext('grants'), hashtext($1))`, [databaseName]);
    for (const role of Object.values(roles))
      await admin.query(`create role ${name(role)} login password ${text(run.password)}`);
    await admin.query(`grant create on database ${name(databaseName)} to ${name(roles.owner)}`);
  } finally {
    await admin.end();
  }
  const urlOf = (role: string): string => {
    const url = new URL(database.url);
    url.username = role;
    return inSchema(url.href, schema);
  };
  const company = { schema, url: urlOf(roles.app), ownerUrl: urlOf(roles.owner) };
  await migrate({ migrationUrl: company.ownerUrl, applicationUrl: company.url });
  return company;
}
