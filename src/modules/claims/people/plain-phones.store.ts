import { sql } from 'kysely';
import { plainRows } from '../../../platform/encryption/encrypted-columns.js';
import { dialedNumber } from '../../../shared/phone.js';
import { CONTACT_PHONE } from './people.entities.js';

const { table, column } = CONTACT_PHONE;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface PlainPhone {
  readonly id: string;
  readonly phone: string;
}

/** Contacts from before encryption. Their versions stay, because their content does not change. */
plainRows({
  column: CONTACT_PHONE,

  async count(em) {
    const { rows } = await sql<{ readonly n: number }>`
      select count(*)::int as n from claim_contacts where phone is not null`.execute(em.getKysely());
    return rows[0]?.n ?? 0;
  },

  async seal(em, fields, after, limit) {
    const { rows } = await sql<PlainPhone>`
      select id, phone from claim_contacts
       where phone is not null and id > ${after ?? BEFORE_ALL}::uuid order by id limit ${limit} for update
    `.execute(em.getKysely());
    const sealed = rows.map(({ id, phone }) => ({
      id,
      sealed: fields.seal({ table, column, row: id }, phone),
      index: fields.blindIndex(table, column, dialedNumber(phone)),
    }));
    await sql`
      update claim_contacts c set phone = null, phone_encrypted = s.sealed, phone_index = s.index
        from json_to_recordset(${JSON.stringify(sealed)}::json) as s (id uuid, sealed text, index text)
       where c.id = s.id
    `.execute(em.getKysely());
    return rows.map(({ id }) => id);
  },
});
