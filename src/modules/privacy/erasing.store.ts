import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { Clock } from '../../shared/clock.js';
import { LAST_TO_WAKE } from '../../shared/time-zones.js';

/** An erasure that was decided and is not complete. */
export interface Erasing {
  readonly customerId: string;
  readonly rowVersion: number;
  readonly isErased: boolean;
  /** True when no transaction from before the erasure is left. */
  readonly isSettled: boolean;
  readonly files: readonly string[];
  /** Worksheets that must keep exact dates of birth. */
  readonly exact: readonly string[];
}

@Injectable()
export class ErasingStore {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  byId(id: string): Promise<Erasing | null> {
    return this.row(sql`r.id = ${id}`);
  }

  lock(id: string): Promise<Erasing | null> {
    return this.row(sql`r.id = ${id} for no key update`);
  }

  /**
   * Erases the rows of a person. False, without any change, where a hindrance exists. Scanning the stored responses of a
   * week takes time.
   */
  async erase(id: string, exact: readonly string[]): Promise<boolean> {
    const today = this.clock.today(LAST_TO_WAKE);
    await sql`set local statement_timeout = '10min'`.execute(this.em.getKysely());
    const { rows } = await sql<{ readonly done: boolean }>`
      select erase_customer(${id}, ${today}, ${[...exact]}::uuid[]) as done`.execute(this.em.getKysely());
    return rows[0]?.done ?? false;
  }

  private async row(which: RawBuilder<unknown>): Promise<Erasing | null> {
    const { rows } = await sql<Erasing>`
      select r.customer_id, r.row_version, r.erased_at is not null as is_erased,
             r.erased_at is not null and erasing_is_settled(r.id) as is_settled, r.files, r.exact_worksheets as exact
        from privacy_requests r where r.status = 'erasing' and ${which}
    `.execute(this.em.getKysely());
    return rows[0] ?? null;
  }
}
