import { defineRiskyActions } from '../audit/index.js';

defineRiskyActions({ 'policies.exported': 'export' });
