import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { FieldEncryption } from '../../../platform/encryption/field-encryption.js';
import type { FieldPlace } from '../../../platform/encryption/sealed-text.js';
import { isUniqueViolation } from '../../../platform/http/database-faults.js';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { customerError } from '../customers.errors.js';
import type { Identifier } from './domain/identifiers.js';
import { maskedValue } from './domain/identifiers.js';
import type { CustomerIdentifierResponse } from './identifiers.dto.js';
import { IDENTIFIER_VALUE, PersonalIdentifier } from './personal-identifier.entity.js';

const { table: TABLE, column: COLUMN } = IDENTIFIER_VALUE;
const COLUMNS = sql`
  i.id, i.kind, i.issuer, i.value_encrypted, i.row_version,
  ${moment('i.created_at')} as created_at, ${moment('i.updated_at')} as updated_at`;

export interface IdentifierRow extends Omit<CustomerIdentifierResponse, 'maskedValue'> {
  readonly valueEncrypted: string;
}

/** Encrypted identifiers. A number leaves this class masked, or in full on explicit request. */
@Injectable()
export class IdentifiersStore {
  constructor(
    private readonly em: EntityManager,
    private readonly encryption: FieldEncryption,
  ) {}

  async insert(id: string, customerId: string, identifier: Identifier): Promise<void> {
    const { kind } = identifier;
    await over(this.em, PersonalIdentifier)
      .insertInto('PersonalIdentifier')
      .values({ id, customerId, kind, ...this.columnsOf(id, identifier) })
      .execute()
      .catch(known);
  }

  async correct(id: string, rowVersion: number, identifier: Identifier): Promise<void> {
    await over(this.em, PersonalIdentifier)
      .updateTable('PersonalIdentifier')
      .set({ ...this.columnsOf(id, identifier), rowVersion: rowVersion + 1 })
      .where('id', '=', id)
      .execute()
      .catch(known);
  }

  async remove(id: string): Promise<void> {
    await over(this.em, PersonalIdentifier).deleteFrom('PersonalIdentifier').where('id', '=', id).execute();
  }

  /** Includes identifiers of customers merged into this one. */
  ofCustomer(customerId: string): Promise<readonly IdentifierRow[]> {
    return this.rows(sql`i.customer_id in (
      select id from customers where id = ${customerId} or merged_into = ${customerId}) order by i.kind, i.created_at, i.id`);
  }

  async lock(customerId: string, id: string): Promise<IdentifierRow> {
    const [row] = await this.rows(sql`i.id = ${id} and i.customer_id in (
      select id from customers where id = ${customerId} or merged_into = ${customerId}) for no key update`);
    if (!row) throw customerError('customers.identifier-not-found');
    return row;
  }

  /** Customers with exactly this number. */
  async holders(identifier: Identifier): Promise<readonly string[]> {
    const rows = await over(this.em, PersonalIdentifier)
      .selectFrom('PersonalIdentifier')
      .select('customerId')
      .where('kind', '=', identifier.kind)
      .where('issuer', '=', identifier.issuer)
      .where('blindIndex', '=', this.indexOf(identifier))
      .limit(100)
      .execute();
    return rows.flatMap(({ customerId }) => customerId ?? []);
  }

  reveal({ id, valueEncrypted }: IdentifierRow): Promise<string> {
    return this.encryption.open(placeOf(id), valueEncrypted);
  }

  async masked(row: IdentifierRow): Promise<CustomerIdentifierResponse> {
    const { valueEncrypted: _, ...shown } = row;
    return { ...shown, maskedValue: maskedValue(await this.reveal(row)) };
  }

  private async rows(which: RawBuilder<unknown>): Promise<readonly IdentifierRow[]> {
    const { rows } =
      await sql<IdentifierRow>`select ${COLUMNS} from personal_identifiers i where ${which}`.execute(
        this.em.getKysely(),
      );
    return rows;
  }

  private columnsOf(id: string, identifier: Identifier): SealedColumns {
    return {
      issuer: identifier.issuer,
      valueEncrypted: this.encryption.seal(placeOf(id), identifier.value),
      blindIndex: this.indexOf(identifier),
    };
  }

  /**
   * The index covers kind and issuer too: equal numbers of two authorities differ, and a dump does not show that they are
   * equal.
   */
  private indexOf({ kind, issuer, value }: Identifier): string {
    return this.encryption.blindIndex(TABLE, COLUMN, JSON.stringify([kind, issuer, value]));
  }
}

interface SealedColumns {
  readonly issuer: string;
  readonly valueEncrypted: string;
  readonly blindIndex: string;
}

function placeOf(row: string): FieldPlace {
  return { table: TABLE, column: COLUMN, row };
}

function known(error: unknown): never {
  if (!isUniqueViolation(error)) throw error;
  throw customerError('customers.identifier-known', {
    errors: [{ pointer: '/value', detail: 'is an identifier of this customer already' }],
  });
}
