import type { IncomingMessage } from 'node:http';

/**
 * The request with its form already read. If the library read it, it would do so within the transaction, so that a slow sender would hold a
 * database connection; it also cannot read a stream from an object that only inherits from the request.
 */
export function withForm(request: IncomingMessage, form: Buffer): IncomingMessage {
  const headers: IncomingMessage['headers'] = { ...request.headers, 'content-length': String(form.length) };
  delete headers['transfer-encoding'];
  return Object.create(request, {
    headers: { value: headers },
    readable: { value: true },
    readableEncoding: { value: null },
    iterator: {
      value: async function* () {
        await Promise.resolve();
        yield form;
      },
    },
  }) as IncomingMessage;
}
