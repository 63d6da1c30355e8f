import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { encryptedColumns } from '../../platform/encryption/encrypted-columns.js';
import { FieldEncryption } from '../../platform/encryption/field-encryption.js';
import type { Actor } from '../../shared/actor.js';
import { Audit } from '../audit/index.js';
import { Customers } from '../customers/index.js';
import { privacyError } from './privacy.errors.js';
import type { PrivacyRequestRow } from './privacy.store.js';
import { PrivacyStore } from './privacy.store.js';

/** Columns for searching, and encrypted ones: they mean nothing to a person. */
const MACHINERY = /(_search|_sort|search_text|_encrypted|^blind_index|^phone_index|^files|^row_version)$/;
const PHONE = /phone_encrypted$/;

type PersonalRecord = Readonly<Record<string, unknown>>;

/**
 * Everything stored about a person, as one JSON value per line with `record` (its kind) and `data`. Numbers of authorities
 * are masked, because a copy may go astray (11 CCR 7024(d)); for privileged records only their existence is stated.
 */
@Injectable()
export class ExportSubject {
  constructor(
    protected readonly em: EntityManager,
    private readonly store: PrivacyStore,
    private readonly customers: Customers,
    private readonly encryption: FieldEncryption,
    private readonly audit: Audit,
  ) {}

  /** Checks who may have the copy and records it, before the first line is sent. */
  @Transactional()
  async begin(actor: Actor, id: string): Promise<PrivacyRequestRow> {
    const request = await this.store.lock(actor, id);
    const { kind, customerId } = request;
    if (kind !== 'access') throw privacyError('privacy.wrong-kind');
    if (request.verifiedAt === null) throw privacyError('privacy.not-verified');
    await this.audit.record(actor, {
      action: 'privacy.exported',
      resourceType: 'privacy-request',
      resourceId: id,
      changes: { kind, subjectId: customerId },
    });
    return request;
  }

  async *lines(actor: Actor, { id, customerId, receivedOn }: PrivacyRequestRow): AsyncGenerator<string> {
    let count = 0;
    const line = (record: string, data: unknown): string => {
      count += 1;
      return `${JSON.stringify({ record, data })}\n`;
    };
    yield line('request', { id, customerId, receivedOn });
    for (const identifier of await this.customers.identifiers(actor, customerId))
      yield line('personal-identifier', identifier);
    for (const { table, untold } of await this.store.tables()) {
      const records = await this.store.records(customerId, table);
      const name = table.replaceAll('_', '-');
      if (untold !== null && records.length > 0) yield line('withheld', { record: name, because: untold });
      else
        for (const record of records)
          yield line(name, { ...exportedRecord(record), ...(await this.phoneOf(table, record)) });
    }
    yield line('end', { lines: count + 1 });
  }

  /** The decrypted telephone number of a row. */
  private async phoneOf(table: string, record: PersonalRecord): Promise<{ readonly phone?: string }> {
    const column = encryptedColumns().find((each) => each.table === table && PHONE.test(each.column))?.column;
    const sealed = column === undefined ? null : record[column];
    if (column === undefined || typeof sealed !== 'string') return {};
    return { phone: await this.encryption.open({ table, column, row: String(record['id']) }, sealed) };
  }
}

function exportedRecord(record: PersonalRecord): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([column, value]) => !MACHINERY.test(column) && value !== null)
      .map(([column, value]) => [
        column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
        value,
      ]),
  );
}
