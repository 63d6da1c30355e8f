import { Id, Moment, Text } from '../../../platform/http/fields.js';
import { CalculationResponse } from './worksheet.dto.js';

export class WorksheetResponse extends CalculationResponse {
  @Id() readonly id!: string;
  @Text({
    max: 64,
    min: 64,
    pattern: /^[0-9a-f]{64}$/,
    example: 'a'.repeat(64),
    description: 'Of this worksheet as it was stored.',
  })
  readonly worksheetHash!: string;
  @Moment() readonly createdAt!: string;
}
