import type { IncomingMessage } from 'node:http';

/**
 * The request with this as what it sends. Forms of the protocol are read before the library is asked: it would read them within the
 * transaction, so that whoever sends slowly held a connection of the database; and it reads from an object that only stands before the
 * stream, whose events it then takes for another's.
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
