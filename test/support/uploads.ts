import { randomBytes } from 'node:crypto';
import type { Answer, Client } from './app.js';

export interface Part {
  readonly name: string;
  readonly value: string | Buffer;
  readonly fileName?: string;
  readonly type?: string;
}

/** A body of `multipart/form-data` as a browser writes it, or as nobody should. */
export function multipart(parts: readonly Part[]): { readonly type: string; readonly body: Buffer } {
  const boundary = `----${randomBytes(12).toString('hex')}`;
  const pieces = parts.flatMap(({ name, value, fileName, type }) => [
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n`,
    `${fileName === undefined ? '' : `content-type: ${type ?? 'application/octet-stream'}\r\n`}\r\n`,
    value,
    '\r\n',
  ]);
  const body = Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece as string)));
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}

export function upload<T>(
  by: Client,
  url: string,
  parts: readonly Part[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<T>> {
  const { type, body } = multipart(parts);
  return by.send<T>({ method: 'POST', url, payload: body, headers: { ...headers, 'content-type': type } });
}

/** The smallest that are what they say they are. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
