import { extractText, getDocumentProxy } from 'unpdf';

/** What a person can read in a PDF, in one line: where words break over lines is no matter of a test. */
export async function pdfText(pdf: Buffer): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document, { mergePages: true });
  // Long runs are given places to break.
  return text.replaceAll('\u200b', '').replace(/\s+/g, ' ');
}
