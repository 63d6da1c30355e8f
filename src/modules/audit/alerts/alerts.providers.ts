import { AlertRules } from './alert-rules.js';
import { AlertSubscriptions } from './alert-subscriptions.js';
import { AlertsQueries } from './alerts.queries.js';
import { AlertsStore } from './alerts.store.js';
import { HandleAlert } from './handle-alert.js';
import { LettersStore } from './letters.store.js';
import { MatchingStore } from './matching.store.js';
import { RaiseAlerts } from './raise-alerts.js';
import { SendLetters } from './send-letters.js';
import { Watching } from './watching.js';

export const ALERTS = [
  AlertRules,
  AlertSubscriptions,
  AlertsQueries,
  AlertsStore,
  HandleAlert,
  LettersStore,
  MatchingStore,
  RaiseAlerts,
  SendLetters,
  Watching,
];
