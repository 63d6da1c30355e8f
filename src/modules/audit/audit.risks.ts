import { defineRiskyActions } from './trail/risky-actions.js';

/** Actions that export the trail, or weaken it as evidence. */
defineRiskyActions({
  'audit.trail-exported': 'export',
  'audit.hold-released': 'evidence',
  'audit.retention-changed': 'evidence',
  'audit.seal-key-rotated': 'evidence',
  'audit.alert-rule-changed': 'evidence',
  'audit.alert-rule-ended': 'evidence',
});
