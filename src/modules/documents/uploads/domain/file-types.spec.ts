import { describe, expect, it } from '@jest/globals';
import { fileTypeFault } from './file-types.js';

describe('the type of a file that is sent', () => {
  it('is what its bytes are, and its name agrees', () => {
    expect(fileTypeFault('roof.PDF', 'application/pdf')).toBeNull();
    expect(fileTypeFault('roof.jpeg', 'image/jpeg')).toBeNull();
    expect(
      fileTypeFault('a.b.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
    ).toBeNull();
  });

  it.each([
    ['roof.pdf', 'application/x-msdownload', 'application/x-msdownload'],
    ['roof.pdf', 'application/x-elf', 'x-elf'],
    ['roof.pdf', null, 'no type that is known'],
    ['roof.zip', 'application/zip', 'application/zip'],
    ['roof.svg', 'application/xml', 'application/xml'],
    ['roof.pdf', 'image/png', '.png'],
    ['roof', 'application/pdf', '.pdf'],
    ['roof.pdf.exe', 'application/pdf', '.pdf'],
  ])('is refused of %s that is %s', (name, mediaType, why) => {
    expect(fileTypeFault(name, mediaType)).toContain(why);
  });
});
