import { Text } from '../../platform/http/fields.js';

/** As manuals write the code of a company. */
export const CODE = {
  max: 20,
  pattern: /^[A-Za-z0-9-]+$/,
  patternDetail: 'must be letters, digits and hyphens',
  description: 'Never changed: manuals, files and other systems know it by it.',
} as const;

/** Why a status changes; it goes into the trail. */
export class StatusReasonRequest {
  @Text({ max: 500, example: 'The appointment ended on December 31.' }) readonly reason!: string;
}
