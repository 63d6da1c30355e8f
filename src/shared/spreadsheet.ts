/**
 * Beginnings of a cell that a spreadsheet runs or drops, quoted or not (OWASP, CSV injection): formula signs, their full-width forms, and
 * white space or invisible characters before them.
 */
const FORMULA =
  /^(?:[\t\n\v\f\r\u0085\u2028\u2029]|[\p{White_Space}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠﹦﹢﹣﹫−])/u;
/** Negative amounts begin with a sign too, but are harmless. */
const NUMBER = /^-?\d+(\.\d+)?$/;

export function runsAsFormula(cell: string): boolean {
  return FORMULA.test(cell) && !NUMBER.test(cell);
}

/** Without it spreadsheets read UTF-8 in the code page of the computer. */
export const BYTE_ORDER_MARK = '\uFEFF';
