/**
 * A line of RFC 4180. Spreadsheets run a cell that begins with one of these as a formula, quoted or not, so such a text
 * gets an apostrophe in front (OWASP, CSV injection). Amounts are written as numbers: their minus sign is one.
 */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;
const AMOUNT = /^-?\d+(\.\d+)?$/;

export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | null): string {
  if (value === null) return '';
  const text = FORMULA.test(value) && !AMOUNT.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
