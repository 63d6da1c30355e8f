import { defineRiskyActions } from '../audit/index.js';

defineRiskyActions({ 'quoting.exported': 'export' });
