import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/**
 * A condition on a column of the caller's query: it names this customer or one merged into it. What was written for those
 * keeps their ids. The array makes PostgreSQL use the column's index, whatever it estimates.
 */
export function isCustomer(column: string, id: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = any(array(select id from customers where id = ${id} or merged_into = ${id}))`;
}

/** Ids of a customer and of those merged into it. */
export function sameCustomers(id: string): RawBuilder<{ readonly id: string }> {
  return sql`select id from customers where id = ${id} or merged_into = ${id}`;
}
