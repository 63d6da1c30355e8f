import { Text } from '../../platform/http/fields.js';

/** A company's code as manuals spell it. */
export const CODE = {
  max: 20,
  pattern: /^[A-Za-z0-9-]+$/,
  patternDetail: 'must be letters, digits and hyphens',
  description: 'Never changed: manuals, files and other systems know it by it.',
} as const;

/** The reason for a change of status; it is kept in the audit trail. */
export class StatusReasonRequest {
  @Text({ max: 500, example: 'The appointment ended on December 31.' }) readonly reason!: string;
}
