import { describe, expect, it } from '@jest/globals';
import { csvLine } from './csv.js';

describe('a line of CSV', () => {
  it.each<[readonly (string | null)[], string]>([
    [['POL-1', '501.00', '-12.50', null, ''], 'POL-1,501.00,-12.50,,\r\n'],
    [['a,b', 'say "so"', 'two\r\nlines'], '"a,b","say ""so""","two\r\nlines"\r\n'],
    [['=1+1', '+1', '-1', '@x'], "'=1+1,'+1,-1,'@x\r\n"],
    [['=HYPERLINK("x","y")'], '"\'=HYPERLINK(""x"",""y"")"\r\n'],
    [['-1+cmd', '\t=1', '\r=1'], "'-1+cmd,'\t=1,\"'\r=1\"\r\n"],
    [['\n=1', '＝1', ' @x', '\uFEFF=1'], "\"'\n=1\",'＝1,' @x,'\uFEFF=1\r\n"],
    [['candidate rating.invalid-risk /a'], 'candidate rating.invalid-risk /a\r\n'],
  ])('%j is written %j', (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });
});
