import { SqlMigration } from './sql.js';

/** What the trigger of 016 says, but that a positive installment may be credited and come back: its amount still never changes. */
const KEPT = (credited: string): string => `
create or replace function keep_billed_instalment() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (new.account_id, new.number) is distinct from (old.account_id, old.number) then
    raise exception 'an instalment stays with its account' using errcode = 'restrict_violation';
  end if;
  if old.status = 'planned' or (old.status = 'void' and new.status = 'void') then
    return new;
  end if;
  if new.status in ('planned', 'void') ${credited}
     or (new.bill_on, new.due_on, new.amount, new.fee, new.weight)
        is distinct from (old.bill_on, old.due_on, old.amount, old.fee, old.weight) then
    raise exception 'instalment % was billed: what it asks for never changes', old.number
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;`;

const STATUSES = `'planned', 'billed', 'paid', 'overdue', 'credited', 'void'`;

/** What was never received is not paid: an installment that a credit or a write-off has settled says so. */
export class Migration034CreditedInstallments extends SqlMigration {
  override up(): void {
    this.addSql(`
      alter table billing_items drop constraint billing_items_status_check;
      alter table billing_items drop constraint billing_items_amount_check;
      alter table billing_items drop constraint billing_items_paid_check;
      ${KEPT('')}
      update billing_items i
         set paid = 0, status = case when exists (select from billing_entries e
                                                   where e.account_id = i.account_id and e.kind = 'write_off')
                                     then 'written_off' else 'credited' end
       where status = 'paid' and amount > 0
         and not exists (select from billing_entries e where e.account_id = i.account_id and e.kind = 'payment');
      alter table billing_items add constraint billing_items_status_check check (status in (${STATUSES}, 'written_off'));
      alter table billing_items add constraint billing_items_amount_check check (case when amount < 0 then status = 'credited'
                                                              else status <> 'credited' or amount > 0 end);
      alter table billing_items add constraint billing_items_paid_check check (paid >= 0 and paid <= greatest(amount + fee, 0)
          and (status <> 'paid' or paid > 0 or amount + fee = 0)
          and (status not in ('billed', 'overdue', 'written_off') or paid < amount + fee)
          and (status in ('billed', 'paid', 'overdue', 'written_off') or paid = 0));
    `);
  }

  override down(): void {
    this.addSql(`
      alter table billing_items drop constraint billing_items_status_check;
      alter table billing_items drop constraint billing_items_amount_check;
      alter table billing_items drop constraint billing_items_paid_check;
      update billing_items set status = 'paid', paid = amount + fee
       where status = 'written_off' or (status in ('credited', 'paid') and amount >= 0);
      ${KEPT(`or (old.status = 'credited') <> (new.status = 'credited')`)}
      alter table billing_items add constraint billing_items_status_check check (status in (${STATUSES}));
      alter table billing_items add constraint billing_items_amount_check check ((amount < 0) = (status = 'credited'));
      alter table billing_items add constraint billing_items_paid_check check (paid >= 0 and paid <= greatest(amount + fee, 0)
          and (status <> 'paid' or paid = amount + fee)
          and (status not in ('billed', 'overdue') or paid < amount + fee)
          and (status in ('billed', 'paid', 'overdue') or paid = 0));
    `);
  }
}
