import { named } from './named-list.js';

/** What brought a loss about: manuals exclude by it, notices of loss name it. */
export const CAUSES_OF_LOSS = named('CauseOfLoss', [
  'animal',
  'collapse',
  'collision',
  'death',
  'earth_movement',
  'fire',
  'flood',
  'freezing',
  'glass',
  'hail',
  'liability',
  'lightning',
  'other',
  'smoke',
  'theft',
  'vandalism',
  'water',
  'wear',
  'weight',
  'wind',
]);
export type CauseOfLoss = (typeof CAUSES_OF_LOSS)[number];
