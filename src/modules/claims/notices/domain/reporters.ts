import { named } from '../../../../shared/named-list.js';

export const CHANNELS = named('LossNoticeChannel', [
  'phone',
  'web',
  'email',
  'mail',
  'agent',
  'in_person',
  'authority',
]);
export type Channel = (typeof CHANNELS)[number];

/** What somebody who reports a loss is to it. */
export const RELATIONS = named('LossReporterRelation', [
  'insured',
  'claimant',
  'agent',
  'attorney',
  'witness',
  'police',
  'family',
  'beneficiary',
  'other',
]);
