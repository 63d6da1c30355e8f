/**
 * What a spreadsheet runs or swallows when a cell begins with it, quoted or not (OWASP, CSV injection): the signs of a formula,
 * their full-width forms, which some take for the same, and white space or an invisible character that is passed over first.
 */
const FORMULA =
  /^(?:[\t\n\v\f\r\u0085\u2028\u2029]|[\p{White_Space}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠﹦﹢﹣﹫−])/u;
/** A negative amount begins with its sign and is harmless. */
const NUMBER = /^-?\d+(\.\d+)?$/;

export function runsAsFormula(cell: string): boolean {
  return FORMULA.test(cell) && !NUMBER.test(cell);
}

/** Without it a spreadsheet takes UTF-8 for the code page of the computer that it runs on. */
export const BYTE_ORDER_MARK = '\uFEFF';
