import { describe, expect, it } from '@jest/globals';
import { attachment, fileNameFault } from './file-name.js';

describe('the name of a file', () => {
  it.each(['roof.pdf', 'Dach und Gaube – Foto 3.jpg', 'estimate (2).xlsx', '写真.png', '.hidden'])(
    'may be %s',
    (name) => {
      expect(fileNameFault(name)).toBeNull();
    },
  );

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
