import { SqlMigration } from './sql.js';

/** Losses of claims that were there before claims recorded them with customers. */
export class Migration068RecordedLosses extends SqlMigration {
  override up(): void {
    this.addSql(`
insert into customer_facts (customer_id, source, kind, subject_id, product_type, occurred_on, amount, data)
select c.customer_id, 'claims', 'loss', c.id, c.product_type, c.loss_on,
       (select coalesce(sum(l.paid - l.recovered), 0) from claim_reserve_lines l where l.claim_id = c.id and l.cost_type = 'loss'),
       jsonb_build_object('policyId', c.policy_id, 'claimNumber', c.claim_number, 'cause', c.cause,
                          'catastropheCode', c.catastrophe_code, 'status', c.status)
  from claims c
 where c.customer_id is not null and c.product_type is not null and c.loss_on is not null and c.duplicate_of is null
on conflict on constraint customer_facts_subject_key do nothing`);
  }

  /** Nothing wrote such rows before. */
  override down(): void {
    this.addSql("delete from customer_facts where source = 'claims' and kind = 'loss'");
  }
}
