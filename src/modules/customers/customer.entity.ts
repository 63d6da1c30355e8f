import { defineEntity, p } from '@mikro-orm/core';
import type { CustomerData, CustomerKind } from './domain/customer-data.js';

export const CustomerSchema = defineEntity({
  name: 'Customer',
  tableName: 'customers',
  properties: {
    id: p.string().primary(),
    kind: p.string().$type<CustomerKind>(),
    externalId: p.string().nullable(),
    data: p.json().$type<CustomerData>(),
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

/** A person or an organization that is quoted and insured. */
export class Customer extends CustomerSchema.class {
  /** Replaces what is known; the caller has already checked the version it was based on. */
  change(change: CustomerChange, at: Date): readonly string[] {
    const changed: string[] = [];
    if (change.externalId !== undefined && change.externalId !== this.externalId) {
      this.externalId = change.externalId;
      changed.push('externalId');
    }
    if (change.data !== undefined) {
      const before = this.data as unknown as Record<string, unknown>;
      const after = change.data as unknown as Record<string, unknown>;
      for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
        if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) changed.push(`data.${field}`);
      }
      this.data = change.data;
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
