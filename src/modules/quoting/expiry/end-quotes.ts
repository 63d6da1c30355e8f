import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import type { ExpiredReason } from '../domain/quote-status.js';
import { ENDS_WITH_VALIDITY } from '../domain/quote-status.js';
import { Underwriting } from '../../underwriting/index.js';

/** Ends quotes without binding them: status, trail, and what underwriters still had open. */
@Injectable()
export class EndQuotes {
  constructor(
    private readonly em: EntityManager,
    private readonly underwriting: Underwriting,
    private readonly audit: Audit,
  ) {}

  /** `which` selects ids; those of quotes that cannot expire are left alone. Returns how many ended. */
  async run(actor: Actor, which: RawBuilder<unknown>, reason: ExpiredReason, at: Date): Promise<number> {
    const { rows } = await sql<{ readonly id: string }>`
      update quotes
         set status = 'expired', expired_reason = ${reason}, updated_by = coalesce(${actor.id}::uuid, updated_by),
             updated_at = ${at}, row_version = row_version + 1
       where id = any(array(${which})) and status in (${sql.join([...ENDS_WITH_VALIDITY])}) returning id
    `.execute(this.em.getKysely());
    const ended = rows.map(({ id }) => id);
    if (ended.length === 0) return 0;
    const changes = { status: 'expired', reason };
    await this.audit.recordEach(actor, { action: 'quoting.expired', resourceType: 'quote', changes }, ended);
    await this.underwriting.withdraw(ended);
    return ended.length;
  }
}
