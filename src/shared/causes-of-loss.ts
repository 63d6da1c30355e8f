import { named } from './named-list.js';

/** Causes of loss: manuals exclude by them, and notices of loss name them. */
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
