import { defineEntity, p } from '@mikro-orm/core';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { PrivacyRequestKind, PrivacyRequestStatus } from './privacy.dto.js';

/** A person's request about their own data, and its result. */
export const PrivacyRequest = defineEntity({
  name: 'PrivacyRequest',
  tableName: 'privacy_requests',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    customerId: p.string(),
    agencyId: p.uuid().nullable(),
    kind: p.string().$type<PrivacyRequestKind>(),
    status: p.string().$type<PrivacyRequestStatus>().defaultRaw("'open'"),
    channel: p.string(),
    receivedOn: p.date().$type<CalendarDate>(),
    dueOn: p.date().$type<CalendarDate>(),
    dueCitation: p.string(),
    details: p.string().nullable(),
    verifiedAt: p.datetime().nullable(),
    verifiedBy: p.uuid().nullable(),
    verifiedHow: p.string().nullable(),
    decidedAt: p.datetime().nullable(),
    decidedBy: p.uuid().nullable(),
    answer: p.string().nullable(),
    hindrances: p.json().$type<unknown>().nullable(),
    erasedAt: p.datetime().nullable(),
    exactWorksheets: p.array().columnType('uuid[]').defaultRaw("'{}'"),
    files: p.array().defaultRaw("'{}'"),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** The time that a state allows for an answer; `*` stands for every other state. */
export const PrivacyDeadline = defineEntity({
  name: 'PrivacyDeadline',
  tableName: 'privacy_deadlines',
  properties: {
    state: p.string().primary(),
    kind: p.string().primary(),
    days: p.integer(),
    businessDays: p.boolean(),
    citation: p.string(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** How long records are kept after their end, even if somebody asks for erasure. */
export const RecordMinimum = defineEntity({
  name: 'RecordMinimum',
  tableName: 'record_minimums',
  properties: {
    state: p.string().primary(),
    subject: p.string().primary(),
    keepFor: p.string().columnType('interval'),
    citation: p.string(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A table with data of customers. */
export const PersonalTable = defineEntity({
  name: 'PersonalTable',
  tableName: 'personal_tables',
  properties: {
    tableName: p.string().primary(),
    position: p.integer(),
    belongs: p.string(),
    isRemoved: p.boolean(),
    untold: p.string().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A column that an erasure changes, with its new value. */
export const PersonalColumn = defineEntity({
  name: 'PersonalColumn',
  tableName: 'personal_columns',
  properties: {
    tableName: p.string().primary(),
    columnName: p.string().primary(),
    erasedAs: p.string(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
