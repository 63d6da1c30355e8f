import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { WrappedKey } from './key-wrapping.js';

export type KeyPurpose = 'encrypt' | 'index';

export interface DataKeyRow extends WrappedKey {
  readonly id: string;
  readonly table: string;
  readonly purpose: KeyPurpose;
  readonly isActive: boolean;
}

export async function allDataKeys(em: EntityManager): Promise<readonly DataKeyRow[]> {
  const { rows } = await sql<DataKeyRow>`
    select id, table_name as "table", purpose, wrapped_key as wrapped, wrapping_key_id,
           status = 'active' as is_active
      from data_keys order by table_name, purpose, created_at, id
  `.execute(em.getKysely());
  return rows;
}

/** Inserts a key; if several instances create the first key of a table at once, one is kept and all use it. */
export async function insertDataKey(em: EntityManager, key: Omit<DataKeyRow, 'isActive'>): Promise<void> {
  await sql`
    insert into data_keys (id, table_name, purpose, wrapped_key, wrapping_key_id)
    values (${key.id}, ${key.table}, ${key.purpose}, ${key.wrapped}, ${key.wrappingKeyId})
    on conflict (table_name, purpose) where status = 'active' do nothing
  `.execute(em.getKysely());
}

export async function retireDataKey(em: EntityManager, table: string, now: Date): Promise<void> {
  await sql`
    update data_keys set status = 'retired', retired_at = ${now}, row_version = row_version + 1
     where table_name = ${table} and purpose = 'encrypt' and status = 'active'
  `.execute(em.getKysely());
}

/** Rewraps a key only if it is unchanged since it was read, so that two parallel rotations do not conflict. */
export async function rewrapDataKey(em: EntityManager, before: DataKeyRow, after: WrappedKey): Promise<void> {
  await sql`
    update data_keys
       set wrapped_key = ${after.wrapped}, wrapping_key_id = ${after.wrappingKeyId}, row_version = row_version + 1
     where id = ${before.id} and wrapped_key = ${before.wrapped}
  `.execute(em.getKysely());
}
