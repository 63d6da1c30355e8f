import { sql } from 'kysely';
import { plainRows } from '../../../platform/encryption/encrypted-columns.js';
import { dialedNumber } from '../../../shared/phone.js';
import { CUSTOMER_PHONE } from '../customer.entity.js';

const { table, column } = CUSTOMER_PHONE;

interface PlainPhone {
  readonly id: string;
  readonly phone: string;
}

/** Customers from before encryption. Their versions stay, because their content does not change. */
plainRows({
  column: CUSTOMER_PHONE,

  async count(em) {
    const { rows } = await sql<{ readonly n: number }>`
      select count(*)::int as n from customers where data ->> 'phone' is not null`.execute(em.getKysely());
    return rows[0]?.n ?? 0;
  },

  async seal(em, fields, after, limit) {
    const { rows } = await sql<PlainPhone>`
      select id, data ->> 'phone' as phone from customers
       where data ->> 'phone' is not null and id > ${after ?? ''} order by id limit ${limit} for update
    `.execute(em.getKysely());
    const sealed = rows.map(({ id, phone }) => ({
      id,
      sealed: fields.seal({ table, column, row: id }, phone),
      index: fields.blindIndex(table, column, dialedNumber(phone)),
    }));
    await sql`
      update customers c set data = c.data - 'phone', phone_encrypted = s.sealed, phone_index = s.index
        from json_to_recordset(${JSON.stringify(sealed)}::json) as s (id text, sealed text, index text)
       where c.id = s.id
    `.execute(em.getKysely());
    return rows.map(({ id }) => id);
  },
});
