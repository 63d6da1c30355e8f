import { COUNT, WORD, changeOf } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const ALERT = { type: 'alert', path: '/api/v1/audit/alerts/' } as const;
const RULE = { type: 'alert-rule', path: '/api/v1/audit/alert-rules/' } as const;
const STEP = { status: changeOf(WORD) } as const;

/** Webhooks say that there is an alert and where to read it, never whom it is about. */
export const auditEvents = defineEvents({
  'audit.alert-raised': {
    title: 'Rows of the audit trail gave reason for an alert.',
    about: ALERT,
    data: { code: WORD, severity: WORD, count: COUNT, subjectType: WORD },
  },
  'audit.alert-acknowledged': { title: 'Somebody has taken an alert up.', about: ALERT, data: STEP },
  'audit.alert-closed': {
    title: 'An alert was closed.',
    about: ALERT,
    data: { ...STEP, disposition: WORD },
  },
  'audit.alert-rule-added': { title: 'A rule of alerts was added.', about: RULE, data: { code: WORD } },
  'audit.alert-rule-changed': {
    title: 'A rule of alerts says something else.',
    about: RULE,
    data: { code: WORD },
  },
  'audit.alert-rule-ended': { title: 'A rule of alerts was ended.', about: RULE, data: { code: WORD } },
});
