import { defineEntity, p } from '@mikro-orm/core';
import { encryptedColumn } from '../../platform/encryption/encrypted-columns.js';
import type { CustomerData, CustomerKind } from './domain/customer-data.js';

/** The encrypted telephone number; `phone_index` finds it however the number was written. */
export const CUSTOMER_PHONE = encryptedColumn('customers', 'phone_encrypted');

export const CustomerSchema = defineEntity({
  name: 'Customer',
  tableName: 'customers',
  properties: {
    id: p.string().primary(),
    kind: p.string().$type<CustomerKind>(),
    externalId: p.string().nullable(),
    data: p.json().$type<CustomerData>(),
    phoneEncrypted: p.string().nullable(),
    phoneIndex: p.string().nullable(),
    agencyId: p.uuid().nullable(),
    mergedInto: p.string().nullable(),
    rowVersion: p.integer().version(),
    emailSearch: p.string().nullable().lazy(),
    nameSearch: p.string().nullable().lazy(),
    nameSort: p.string().nullable().lazy(),
    searchText: p.string().nullable().lazy(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    deletedAt: p.datetime().nullable(),
  },
});

export interface CustomerChange {
  readonly externalId?: string | null | undefined;
  readonly data?: CustomerData | undefined;
}

/** A customer's data as columns: the telephone number is encrypted in columns of its own. */
export interface CustomerColumns {
  readonly data: CustomerData;
  readonly phoneEncrypted: string | null;
  readonly phoneIndex: string | null;
}

/** A person or an organization that is quoted and insured. */
export class Customer extends CustomerSchema.class {
  /**
   * Changes a customer; returns the changed fields. The caller has checked the version, decrypted the data `known` before,
   * and encrypted the new data (`columns`).
   */
  change(
    change: CustomerChange,
    known: CustomerData,
    columns: CustomerColumns | undefined,
    at: Date,
  ): readonly string[] {
    const changed: string[] = [];
    if (change.externalId !== undefined && change.externalId !== this.externalId) {
      this.externalId = change.externalId;
      changed.push('externalId');
    }
    if (change.data !== undefined && columns !== undefined) {
      const before = known as unknown as Record<string, unknown>;
      const after = change.data as unknown as Record<string, unknown>;
      for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
        if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) changed.push(`data.${field}`);
      }
      // Encrypting the same number again gives another text, which is no change.
      if (changed.length > 0) Object.assign(this, columns);
    }
    if (changed.length > 0) this.updatedAt = at;
    return changed;
  }

  mergeInto(survivor: string, at: Date): void {
    this.mergedInto = survivor;
    this.deletedAt ??= at;
    this.updatedAt = at;
  }

  remove(at: Date): void {
    this.externalId = null;
    this.deletedAt = at;
    this.updatedAt = at;
  }
}

CustomerSchema.setClass(Customer);
