import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { startApp } from '../../../../test/support/app.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import type { PolicyStatus, TermDays } from '../domain/policy-status.js';
import { POLICY_STATUSES, statusOn } from '../domain/policy-status.js';
import { statusOfDay } from './status-of-day.queries.js';

const EFFECTIVE = '2027-03-10';
const EXPIRATION = '2027-03-20';
/** Before, on and after both ends of the term, and around a day within it. */
const DAYS = [
  '2027-03-09',
  EFFECTIVE,
  '2027-03-11',
  '2027-03-14',
  '2027-03-15',
  '2027-03-16',
  '2027-03-19',
  EXPIRATION,
  '2027-03-21',
];

interface Case extends Required<TermDays> {
  readonly today: string;
}

function everyCase(): readonly Case[] {
  const ends = [null, ...DAYS];
  return ends.flatMap((cancelledOn) =>
    ends.flatMap((cancellationDueOn) =>
      [true, false].flatMap((cancellationStands) =>
        DAYS.map((today) => ({
          effectiveDate: EFFECTIVE,
          expirationDate: EXPIRATION,
          cancelledOn,
          cancellationDueOn,
          cancellationStands,
          today,
        })),
      ),
    ),
  );
}

describe('the status of a day in SQL', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await cloneDatabase();
    app = await startApp(database);
  });

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  it('is what the rule itself says, of every combination of days, with cancellations booked, announced and standing', async () => {
    const cases = everyCase();
    const { rows } = await sql<{ readonly status: PolicyStatus }>`
      select ${statusOfDay(sql`p.today`)} as status
        from json_to_recordset(${JSON.stringify(cases.map((each, index) => ({ index, ...snakeCased(each) })))}::json) as p
             (index integer, effective_date date, expiration_date date, cancelled_on date, cancellation_due_on date,
              cancellation_stands boolean, today date)
       order by p.index
    `.execute(app.get(EntityManager).fork().getKysely());
    const expected = cases.map(({ today, ...term }) => statusOn(term, today));
    expect(rows.map(({ status }) => status)).toEqual(expected);
    expect(new Set(expected)).toEqual(new Set(POLICY_STATUSES));
  });
});

function snakeCased(days: Case): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(days).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (big) => `_${big.toLowerCase()}`),
      value,
    ]),
  );
}
