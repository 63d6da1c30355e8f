import { Bool } from '../fields.js';

export const BOM = {
  optional: true,
  description: 'Begins CSV with a byte-order mark, without which some spreadsheets do not read it as UTF-8.',
} as const;

export class CsvQuery {
  @Bool(BOM) readonly bom?: boolean;
}
