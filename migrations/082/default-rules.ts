/**
 * Rules that a company begins with; it changes and ends them as it likes. Thresholds: PCI DSS 4.0.1, 8.3.4 (ten wrong tries),
 * MITRE ATT&CK T1110.003 (one source, many accounts), RFC 9700 section 4.14.2 (a token that comes twice); the others are
 * where a day's work of the busiest desk ends.
 */
interface DefaultRule {
  readonly code: string;
  readonly terms: Readonly<Record<string, unknown>>;
}

const NOTHING_MORE = { next: null, distinct: null, timeZone: null, historyDays: null };
const FAILURES = [
  'identity.sign-in-failed',
  'identity.sign-in-refused',
  'identity.factor-failed',
  'identity.factor-refused',
];
const EXPORTS = ['*.exported', 'audit.trail-exported'];
const ADMINISTRATION = [
  'identity.user-created',
  'identity.user-invited',
  'identity.user-changed',
  'identity.user-enabled',
  'identity.role-changed',
  'identity.role-given',
  'identity.role-exception-approved',
  'identity.role-conflict-ended',
  'identity.reset-started',
  'identity.factors-reset',
  'identity.client-created',
  'identity.client-changed',
  'identity.client-secret-rotated',
  'identity.sso-provider-created',
  'identity.sso-provider-changed',
  'audit.retention-changed',
  'audit.alert-rule-changed',
  'audit.alert-rule-ended',
];
const PRIVILEGES = [
  'identity.user-created',
  'identity.user-changed',
  'identity.role-changed',
  'identity.role-given',
  'identity.client-created',
  'identity.client-changed',
];

const count = (title: string, severity: string, terms: object): DefaultRule['terms'] => ({
  kind: 'count',
  title,
  severity,
  quietMinutes: 60,
  ...NOTHING_MORE,
  ...terms,
});

const RULES: readonly DefaultRule[] = [
  {
    code: 'failures-of-user',
    terms: count('Many failed sign-ins on one account', 'medium', {
      match: { actions: FAILURES },
      by: 'user',
      threshold: 10,
      windowMinutes: 30,
    }),
  },
  {
    code: 'failures-of-source',
    terms: count('Many failed sign-ins from one network', 'high', {
      match: { actions: FAILURES },
      by: 'source',
      threshold: 30,
      windowMinutes: 15,
    }),
  },
  {
    code: 'many-accounts-from-source',
    terms: count('One network tries many accounts', 'high', {
      match: { actions: FAILURES },
      by: 'source',
      distinct: 'resource',
      threshold: 5,
      windowMinutes: 15,
    }),
  },
  {
    code: 'many-networks-of-user',
    terms: count('One user signs in from several networks within minutes', 'medium', {
      match: { actions: ['identity.signed-in'] },
      by: 'user',
      distinct: 'source',
      threshold: 3,
      windowMinutes: 30,
    }),
  },
  {
    code: 'token-reuse',
    terms: count('A token has come a second time', 'high', {
      match: { actions: ['identity.token-reused'] },
      by: 'user',
      threshold: 1,
      windowMinutes: 60,
    }),
  },
  {
    code: 'new-device-then-administration',
    terms: {
      ...count('Administration from a new device', 'high', {
        match: { actions: ['identity.signed-in'], alerts: ['new-device'] },
        by: 'user',
        threshold: 1,
        windowMinutes: 60,
      }),
      kind: 'sequence',
      next: { actions: ADMINISTRATION },
    },
  },
  {
    code: 'privileges-then-export',
    terms: {
      ...count('Privileges were changed, and then records exported', 'high', {
        match: { actions: PRIVILEGES },
        by: 'user',
        threshold: 1,
        windowMinutes: 1440,
      }),
      kind: 'sequence',
      next: { actions: EXPORTS },
    },
  },
  {
    code: 'mass-export-of-user',
    terms: count('One user exports again and again', 'high', {
      match: { actions: EXPORTS },
      by: 'user',
      threshold: 5,
      windowMinutes: 60,
    }),
  },
  {
    code: 'mass-export-of-client',
    terms: count('One program exports again and again', 'high', {
      match: { actions: EXPORTS },
      by: 'client',
      threshold: 5,
      windowMinutes: 60,
    }),
  },
  {
    code: 'mass-reading',
    terms: count('One user opens very many records', 'medium', {
      match: {
        actions: ['http.request'],
        outcomes: ['success'],
        resourceTypes: ['customer', 'policy', 'claim', 'quote'],
      },
      by: 'user',
      distinct: 'resource',
      threshold: 300,
      windowMinutes: 60,
    }),
  },
  {
    code: 'many-agencies-read',
    terms: count('One user looks into very many agencies', 'medium', {
      match: { actions: ['http.request'], outcomes: ['success'], resourceTypes: ['agency'] },
      by: 'user',
      distinct: 'resource',
      threshold: 25,
      windowMinutes: 60,
    }),
  },
  {
    code: 'denied-again-and-again',
    terms: count('One user is refused again and again', 'medium', {
      match: { actions: ['identity.access-denied'] },
      by: 'user',
      threshold: 10,
      windowMinutes: 15,
    }),
  },
  {
    code: 'four-eyes-near-miss',
    terms: count('Somebody tried to approve what is their own', 'medium', {
      match: { actions: ['http.request'], alerts: ['four-eyes'] },
      by: 'user',
      threshold: 1,
      windowMinutes: 60,
    }),
  },
  {
    code: 'break-glass',
    terms: count('Somebody has broken the glass', 'high', {
      match: { actions: ['identity.break-glass-begun'] },
      by: 'user',
      threshold: 1,
      windowMinutes: 60,
    }),
  },
  {
    code: 'evidence-weakened',
    terms: count('Retention, a hold or a rule of alerts was loosened', 'medium', {
      match: {
        actions: [
          'audit.retention-changed',
          'audit.hold-released',
          'audit.alert-rule-changed',
          'audit.alert-rule-ended',
        ],
      },
      by: 'user',
      threshold: 1,
      windowMinutes: 60,
    }),
  },
  {
    code: 'unusual-hours',
    terms: {
      ...count('Signed in at an hour at which this user never works', 'low', {
        match: { actions: ['identity.signed-in'] },
        by: 'user',
        threshold: 10,
        windowMinutes: 60,
      }),
      kind: 'unusual-hours',
      timeZone: 'America/New_York',
      historyDays: 60,
    },
  },
];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Ids that are the same everywhere, so that a guide can name them. */
export const defaultRules = RULES.map(({ code, terms }, index) => {
  const id = `01a22000-0000-7000-8000-0000000820${String(index + 1).padStart(2, '0')}`;
  return `
insert into alert_rules (id, code) values ('${id}', ${quoted(code)});
insert into alert_rule_versions (rule_id, version, terms) values ('${id}', 1, ${quoted(JSON.stringify(terms))}::jsonb);`;
}).join('\n');
