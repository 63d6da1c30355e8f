import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/**
 * A condition on a column of the caller's own query: that it names this customer, or one who was merged into this one. What
 * was written for them keeps their ids, because papers and ledgers do not change. An array, so that the index of the column
 * is used whatever the planner thinks of merges.
 */
export function isCustomer(column: string, id: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = any(array(select id from customers where id = ${id} or merged_into = ${id}))`;
}

/** Ids of a customer and of those who were merged into it. */
export function sameCustomers(id: string): RawBuilder<{ readonly id: string }> {
  return sql`select id from customers where id = ${id} or merged_into = ${id}`;
}
