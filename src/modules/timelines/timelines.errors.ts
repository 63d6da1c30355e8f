import { defineErrors } from '../../shared/errors.js';

export const timelineError = defineErrors({
  'timelines.nothing-there': { kind: 'not-found', title: 'There is nothing of that kind under that id.' },
});
