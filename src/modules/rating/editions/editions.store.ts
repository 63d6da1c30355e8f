import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { rowsText } from '../../../platform/records.js';
import { json } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { EditionContent, EditionRows, RateTableRow, RuleRow } from '../domain/editions/rows.js';
import { assemble, decompose } from '../domain/editions/rows.js';
import type { ManualDocument } from '../domain/manual/manual.js';
import { ratingError } from '../rating.errors.js';
import { RatingEdition } from './edition.entities.js';

/** A reference to an edition, enough to find it in the cache or to load it. */
export interface EditionRef {
  readonly id: string;
  /** Hash of its content; a cached edition with another hash is outdated. */
  readonly contentHash: string;
}

interface Heading {
  readonly content: EditionContent;
  readonly newBusinessDate: string;
  readonly renewalDate: string;
}

/** The tables that store an edition's numbers. */
export const NUMBERS = ['rate_tables', 'discount_rules', 'surcharge_rules'] as const;

/** Stores manuals as rows and reads them back. Rows are sent as one JSON parameter per table, because manuals may be large. */
@Injectable()
export class EditionsStore {
  constructor(private readonly em: EntityManager) {}

  async load(id: string): Promise<ManualDocument> {
    const db = this.em.getKysely();
    const { rows } = await sql<Heading>`
      select content, new_business_date::text, renewal_date::text
        from rating_editions where id = ${id}
    `.execute(db);
    const [heading] = rows;
    if (!heading) throw ratingError('rating.edition-not-found');
    const rateTables = await sql<RateTableRow>`
      select coverage_type, base_rate::text, min_premium::text, max_premium::text, territory_factors, vehicle_factors,
             driver_factors, credit_factors, property_factors, life_factors
        from rate_tables where edition_id = ${id} order by position
    `.execute(db);
    const discounts = await sql<RuleRow>`
      select code, rule_name, description, discount_type as type, discount_value::text as value, factor_table,
             max_discount_amount::text as max_amount, eligibility_rules as condition, stackable, priority
        from discount_rules where edition_id = ${id} order by position
    `.execute(db);
    const surcharges = await sql<RuleRow>`
      select code, rule_name, description, surcharge_type as type, surcharge_value::text as value, factor_table,
             max_surcharge_amount::text as max_amount, trigger_conditions as condition, stackable, priority
        from surcharge_rules where edition_id = ${id} order by position
    `.execute(db);
    return assemble({
      ...heading,
      rateTables: rateTables.rows,
      discounts: discounts.rows,
      surcharges: surcharges.rows,
    });
  }

  /** Stores the manual as a draft of the plan. */
  async insertDraft(
    { id, contentHash }: EditionRef,
    planId: string,
    manual: ManualDocument,
    author: string | null,
  ): Promise<void> {
    const rows = decompose(manual);
    const { newBusinessDate, renewalDate } = rows;
    const { label, description = null } = manual.edition;
    const said = {
      label,
      description,
      content: json(rows.content),
      contentHash,
      newBusinessDate,
      renewalDate,
    };
    await over(this.em, RatingEdition)
      .insertInto('RatingEdition')
      .values({ id, planId, ...said, createdBy: author })
      .execute();
    await this.insertNumbers(id, manual, rows);
  }

  /** Replaces a draft's content; the editor is recorded as a contributor and cannot approve it. */
  async replaceDraft(
    { id, contentHash }: EditionRef,
    manual: ManualDocument,
    editor: string | null,
  ): Promise<void> {
    const rows = decompose(manual);
    const { edition } = manual;
    const db = this.em.getKysely();
    await sql`
      update rating_editions
         set label = ${edition.label}, description = ${edition.description ?? null}, content = ${JSON.stringify(rows.content)},
             content_hash = ${contentHash}, new_business_date = ${rows.newBusinessDate}, renewal_date = ${rows.renewalDate},
             row_version = row_version + 1
       where id = ${id}
    `.execute(db);
    await this.addContributor(id, editor);
    for (const table of NUMBERS)
      await sql`delete from ${sql.table(table)} where edition_id = ${id}`.execute(db);
    await this.insertNumbers(id, manual, rows);
  }

  async addContributor(id: string, person: string | null): Promise<void> {
    await sql`
      update rating_editions set contributors = contributors || ${person}::uuid
       where id = ${id} and not ${person}::uuid = any (contributors)
    `.execute(this.em.getKysely());
  }

  /** Other editions of the same plan that are not approved yet. */
  async unapprovedBeside(id: string): Promise<readonly string[]> {
    const { rows } = await sql<{ id: string }>`
      select other.id from rating_editions e join rating_editions other on other.plan_id = e.plan_id and other.id <> e.id
       where e.id = ${id} and other.approved_at is null
    `.execute(this.em.getKysely());
    return rows.map((row) => row.id);
  }

  /** Adds everybody who had a hand in the sources to an edition; returns all its contributors. */
  async addPeopleOf(id: string, sources: readonly string[]): Promise<readonly string[]> {
    const { rows } = await sql<{ people: readonly string[] }>`
      update rating_editions e
         set contributors = e.contributors || array(
           select distinct person from rating_editions source, unnest(source.contributors) person
            where source.id = any (${[...sources]}::uuid[]) and not person = any (e.contributors))
       where e.id = ${id}
      returning contributors::text[] as people
    `.execute(this.em.getKysely());
    return rows[0]?.people ?? [];
  }

  /** Sets the day from which the numbers hold; the last day follows from the plan's windows. */
  async dateNumbers(id: string, from: CalendarDate): Promise<void> {
    for (const table of NUMBERS) {
      await sql`
        update ${sql.table(table)} set effective_date = ${from}::date, expiration_date = null where edition_id = ${id}
      `.execute(this.em.getKysely());
    }
  }

  private async insertNumbers(id: string, { plan }: ManualDocument, rows: EditionRows): Promise<void> {
    const db = this.em.getKysely();
    await sql`
      insert into rate_tables (edition_id, position, state, product_type, coverage_type, base_rate, min_premium, max_premium,
                               territory_factors, vehicle_factors, driver_factors, credit_factors, property_factors, life_factors,
                               effective_date)
      select ${id}::uuid, row_number() over () - 1, ${plan.state}, ${plan.productType}, r.coverage_type, r.base_rate, r.min_premium,
             r.max_premium, r.territory_factors, r.vehicle_factors, r.driver_factors, r.credit_factors, r.property_factors,
             r.life_factors, ${rows.newBusinessDate}::date
        from jsonb_to_recordset(${rowsText(rows.rateTables)}::jsonb) as r (
          coverage_type text, base_rate numeric, min_premium numeric, max_premium numeric, territory_factors jsonb,
          vehicle_factors jsonb, driver_factors jsonb, credit_factors jsonb, property_factors jsonb, life_factors jsonb)
    `.execute(db);
    await sql`
      insert into discount_rules (edition_id, position, code, rule_name, description, product_types, states, discount_type,
                                  discount_value, factor_table, max_discount_amount, eligibility_rules, stackable, priority,
                                  effective_date)
      select ${id}::uuid, row_number() over () - 1, r.code, r.rule_name, r.description, array[${plan.productType}::text],
             array[${plan.state}::text], r.type, r.value, r.factor_table, r.max_amount, r.condition, r.stackable, r.priority,
             ${rows.newBusinessDate}::date
        from ${ruleRecords(rows.discounts)}
    `.execute(db);
    await sql`
      insert into surcharge_rules (edition_id, position, code, rule_name, description, product_types, states, surcharge_type,
                                   surcharge_value, factor_table, max_surcharge_amount, trigger_conditions, stackable, priority,
                                   effective_date)
      select ${id}::uuid, row_number() over () - 1, r.code, r.rule_name, r.description, array[${plan.productType}::text],
             array[${plan.state}::text], r.type, r.value, r.factor_table, r.max_amount, r.condition, r.stackable, r.priority,
             ${rows.newBusinessDate}::date
        from ${ruleRecords(rows.surcharges)}
    `.execute(db);
  }
}

function ruleRecords(rules: readonly RuleRow[]): RawBuilder<unknown> {
  return sql`jsonb_to_recordset(${rowsText(rules)}::jsonb) as r (
    code text, rule_name text, description text, type text, value numeric, factor_table text, max_amount numeric,
    condition jsonb, stackable boolean, priority integer)`;
}
