import { defineEntity, p } from '@mikro-orm/core';
import { letterProperties } from '../../../platform/mail/letter.entity.js';

/** A letter to the leader of a team: entries of diaries that are past their day point to it. */
export const ClaimEscalation = defineEntity({
  name: 'ClaimEscalation',
  tableName: 'claim_escalations',
  properties: {
    ...letterProperties(),
    leadId: p.uuid(),
  },
});
