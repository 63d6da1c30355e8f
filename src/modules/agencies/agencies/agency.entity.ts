import { defineEntity, p } from '@mikro-orm/core';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import { takeOver } from '../take-over.js';
import { named } from '../../../shared/named-list.js';

export const AGENCY_STATUSES = named('AgencyStatus', ['active', 'suspended', 'closed']);
export type AgencyStatus = (typeof AGENCY_STATUSES)[number];

export const AgencySchema = defineEntity({
  name: 'Agency',
  tableName: 'agencies',
  properties: {
    id: p.uuid().primary(),
    code: p.string(),
    name: p.string(),
    licenseNumber: p.string().nullable(),
    phone: p.string().nullable(),
    email: p.string().nullable(),
    address: p.json().$type<MailingAddress>().nullable(),
    status: p.string().$type<AgencyStatus>(),
    rowVersion: p.integer().version(),
    searchText: p.string().nullable().lazy(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

export interface AgencyChange {
  readonly name?: string | undefined;
  readonly licenseNumber?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly address?: MailingAddress | null | undefined;
}

/** An agency that sells and serves policies: the producer of record. */
export class Agency extends AgencySchema.class {
  change(change: AgencyChange, at: Date): readonly string[] {
    return takeOver<AgencyChange>(this, change, at);
  }

  become(status: AgencyStatus, at: Date): void {
    this.status = status;
    this.updatedAt = at;
  }
}

AgencySchema.setClass(Agency);
