/** How a value is written in the text of a row. `json` and `literal` come as they are to be written. */
export type EntryValue = 'integer' | 'uuid' | 'moment' | 'text' | 'json' | 'literal';

/**
 * What stands where in the text of a row, by the version of the text (`audit_entry_text`), and how PostgreSQL is asked for it where the
 * text is made here (`entry-text.ts`). Addresses and decimals come as text: PostgreSQL writes them in a tenth of a microsecond.
 */
const ENTRY_VALUES = {
  seq: ['seq', 'integer'],
  id: ['id', 'uuid'],
  createdAt: ['created_at', 'moment'],
  userId: ['user_id', 'uuid'],
  clientId: ['client_id', 'text'],
  sessionId: ['session_id', 'text'],
  ipAddress: ['abbrev(ip_address)', 'text'],
  userAgent: ['user_agent', 'text'],
  requestId: ['request_id', 'text'],
  action: ['action', 'text'],
  resourceType: ['resource_type', 'text'],
  resourceId: ['resource_id', 'text'],
  requestMethod: ['request_method', 'text'],
  requestPath: ['request_path', 'text'],
  requestBody: ['request_body', 'json'],
  changes: ['changes', 'json'],
  outcome: ['outcome', 'text'],
  responseStatus: ['response_status', 'integer'],
  responseTimeMs: ['response_time_ms', 'integer'],
  riskScore: ['risk_score::text', 'literal'],
  securityAlerts: ['security_alerts', 'json'],
} as const satisfies Readonly<Record<string, readonly [expression: string, value: EntryValue]>>;

export const ENTRY_COLUMNS: readonly string[] = Object.keys(ENTRY_VALUES);
export const VALUE_EXPRESSIONS: readonly string[] = Object.values(ENTRY_VALUES).map(([sql]) => sql);
export const VALUE_KINDS: readonly EntryValue[] = Object.values(ENTRY_VALUES).map(([, kind]) => kind);
