import { sql } from 'kysely';
import { plainRows } from '../../encryption/encrypted-columns.js';
import { SEALED_WITHIN } from '../../encryption/sealed-text.js';
import type { AnswerOf } from './sealed-phones.js';
import { withPhonesSealed } from './sealed-phones.js';

interface PlainAnswer extends AnswerOf {
  readonly body: string;
}

const IS_PLAIN = sql`response_body ~ ${sql.lit(`"phone":"(?!${SEALED_WITHIN}")`)}`;

/** Answers stored before telephone numbers were encrypted. */
plainRows({
  column: {
    table: 'idempotency_keys',
    column: 'response_body',
    primaryKey: 'key',
    isRewritten: false,
  },

  async count(em) {
    const { rows } = await sql<{ readonly n: number }>`
      select count(*)::int as n from idempotency_keys where ${IS_PLAIN}`.execute(em.getKysely());
    return rows[0]?.n ?? 0;
  },

  async seal(em, fields, after, limit) {
    const [scope, key] = after === null ? ['', ''] : (JSON.parse(after) as [string, string]);
    const { rows } = await sql<PlainAnswer>`
      select scope, key, response_body as body from idempotency_keys
       where ${IS_PLAIN} and (scope, key) > (${scope}, ${key}) order by scope, key limit ${limit} for update
    `.execute(em.getKysely());
    const sealed = rows.map((row) => ({ ...row, body: withPhonesSealed(fields, row, row.body) }));
    await sql`
      select seal_answer_phones(s.scope, s.key, s.body)
        from json_to_recordset(${JSON.stringify(sealed)}::json) as s (scope text, key text, body text)
    `.execute(em.getKysely());
    return rows.map((row) => JSON.stringify([row.scope, row.key]));
  },
});
