import { insertOf } from '../../../platform/insert.js';
import { ClaimTransition } from './transition.entity.js';

export const INSERT_TRANSITION = insertOf(ClaimTransition, [
  'claimId',
  'action',
  'fromStatus',
  'toStatus',
  'reason',
  'details',
  'takenBy',
  'takenAt',
]);
