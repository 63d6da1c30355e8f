import { longDate } from '../../../../shared/long-date.js';
import type { InputDeclaration } from '../manual/inputs.js';
import { unitWords } from './unit-words.js';
import { capitalized, dollars, number, wholeDollars } from './wording.js';

/** A fact of the risk as the insured reads it: amounts with their unit, no codes. */
export interface FactWording {
  readonly label: string;
  readonly value: string;
}

type Declared = Pick<InputDeclaration, 'type' | 'allowed' | 'title'>;

const AMOUNT = /\d+(\.\d+)?/g;

export function factWording(value: string, { type, allowed, title }: Declared): FactWording {
  const { label, unit } = unitWords(title);
  if (unit?.endsWith('USD')) return { label, value: amounts(value, unit === 'USD' ? '' : '000') };
  return { label: title, value: valueWording(value, type, allowed !== undefined) };
}

/** Amounts of a split limit: `25/50` in thousands is `$25,000 / $50,000`. */
function amounts(value: string, zeros: string): string {
  const shown = (amount: string): string => wholeDollars(amount.includes('.') ? amount : amount + zeros);
  return value.replaceAll('/', ' / ').replace(AMOUNT, shown);
}

function valueWording(value: string, type: InputDeclaration['type'], isCode: boolean): string {
  if (type === 'boolean') return value === 'true' ? 'Yes' : 'No';
  if (type === 'money') return dollars(value);
  if (type === 'date') return value === '' ? '' : longDate(value);
  if (type === 'text')
    return isCode && /^[a-z]/.test(value) ? capitalized(value.replace(/[-_]/g, ' ')) : value;
  // A number of four digits may be a year and gets no separator.
  return /^-?\d{5,}/.test(value) ? number(value) : value;
}
