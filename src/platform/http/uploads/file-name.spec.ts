import { describe, expect, it } from '@jest/globals';
import { attachment, fileNameFault } from './file-name.js';

describe('the name of a file', () => {
  it.each([
    'roof.pdf',
    'Dach und Gaube – Foto 3.jpg',
    'estimate (2).xlsx',
    '写真.png',
    '.hidden',
    'Console.pdf',
    'COM10.pdf',
    'nullified roof.pdf',
    'don\u2019t.pdf',
  ])('may be %s', (name) => {
    expect(fileNameFault(name)).toBeNull();
  });

  it.each([
    '',
    ' ',
    '..',
    '../roof.pdf',
    'C:\\roof.pdf',
    '/etc/passwd',
    'roof.pdf:stream',
    'roof\u0000.pdf',
    'roof\n.pdf',
    'roof\u202efdp.exe',
    'roof\u200b.pdf',
    'x'.repeat(201),
    // More bytes than a folder of Linux takes.
    '\u6f22'.repeat(100),
    // Slashes to whoever brings it into a plain form.
    'roof\uff0fgable.pdf',
    'roof\u2044gable.pdf',
    '\uff0e\uff0e',
    // Devices of Windows, whatever stands behind the first dot.
    'CON.pdf',
    'nul',
    'Lpt1.tar.gz',
    'COM\u00b9.pdf',
    'aux .pdf',
    'conin$.pdf',
    // Windows saves these under another name, or not.
    'roof.pdf.',
    'roof.pdf ',
    'why?.pdf',
    'a*b|<c>".pdf',
  ])('may not be %j', (name) => {
    expect(fileNameFault(name)).not.toBeNull();
  });

  it('is sent back so that no header ends early, and every reader finds one that it can write', () => {
    expect(attachment('roof.pdf')).toBe(`attachment; filename="roof.pdf"; filename*=UTF-8''roof.pdf`);
    expect(attachment('a"b;c%d é.pdf')).toBe(
      `attachment; filename="a_b;c_d _.pdf"; filename*=UTF-8''a%22b%3Bc%25d%20%C3%A9.pdf`,
    );
  });
});
