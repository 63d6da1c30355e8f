import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface TokenRequest {
  readonly authorization: string | undefined;
  readonly form: Readonly<Record<string, string>>;
}

/** A token endpoint of somebody else, which hands out what it is told to and keeps what it was asked. */
export async function tokenEndpoint(answer: (asked: TokenRequest) => Promise<object>) {
  const asked: TokenRequest[] = [];
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const form = Object.fromEntries(new URLSearchParams(body));
      const one = { authorization: request.headers.authorization, form };
      asked.push(one);
      const granted = await answer(one);
      response.writeHead('error' in granted ? 400 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(granted));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/oidc/token`, asked, close: () => server.close() };
}
