import { sql } from 'kysely';
import { plainRows } from '../../../platform/encryption/encrypted-columns.js';
import { REPORTER_PHONE } from './notice.entity.js';

const { table, column } = REPORTER_PHONE;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface PlainPhone {
  readonly id: string;
  readonly phone: string;
}

/** Notices from before encryption. No application may change a notice: a function of the tables' owner takes the number out. */
plainRows({
  column: REPORTER_PHONE,

  async count(em) {
    const { rows } = await sql<{ readonly n: number }>`
      select count(*)::int as n from claim_notices where reporter ->> 'phone' is not null`.execute(
      em.getKysely(),
    );
    return rows[0]?.n ?? 0;
  },

  async seal(em, fields, after, limit) {
    const { rows } = await sql<PlainPhone>`
      select id, reporter ->> 'phone' as phone from claim_notices
       where reporter ->> 'phone' is not null and id > ${after ?? BEFORE_ALL}::uuid order by id limit ${limit}
    `.execute(em.getKysely());
    const sealed = rows.map(({ id, phone }) => ({
      id,
      sealed: fields.seal({ table, column, row: id }, phone),
    }));
    await sql`
      select seal_reporter_phone(s.id, s.sealed)
        from json_to_recordset(${JSON.stringify(sealed)}::json) as s (id uuid, sealed text)
    `.execute(em.getKysely());
    return rows.map(({ id }) => id);
  },
});
