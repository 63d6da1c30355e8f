import { defineEntity, p } from '@mikro-orm/core';

/** One change, who made it and from where. Rows are added and never changed. */
export const AuditLog = defineEntity({
  name: 'AuditLog',
  tableName: 'audit_logs',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    createdAt: p.datetime().primary().defaultRaw('clock_timestamp()'),
    seq: p.bigint('string').defaultRaw("nextval('audit_logs_seq')"),
    userId: p.uuid().nullable(),
    clientId: p.string().nullable(),
    sessionId: p.string().nullable(),
    ipAddress: p.string().columnType('inet').nullable(),
    userAgent: p.string().nullable(),
    requestId: p.string().nullable(),
    action: p.string(),
    resourceType: p.string(),
    resourceId: p.string().nullable(),
    requestMethod: p.string().nullable(),
    requestPath: p.string().nullable(),
    requestBody: p.json().$type<unknown>().nullable(),
    changes: p.json().$type<unknown>().nullable(),
    outcome: p.string().defaultRaw("'success'"),
    responseStatus: p.integer().nullable(),
    responseTimeMs: p.integer().nullable(),
    riskScore: p.decimal('string').nullable(),
    securityAlerts: p.json().$type<unknown>().nullable(),
  },
});
