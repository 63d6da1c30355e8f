import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface TokenRequest {
  readonly authorization: string | undefined;
  readonly form: Readonly<Record<string, string>>;
  readonly proof: string | undefined;
}

/** A refusal, with what else it says. */
export interface Refused {
  readonly error: string;
  readonly error_description?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A token endpoint of somebody else, which hands out what it is told to and keeps what it was asked. */
export async function tokenEndpoint(
  answer: (asked: TokenRequest) => Promise<Refused | Readonly<Record<string, unknown>>>,
) {
  const asked: TokenRequest[] = [];
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const form = Object.fromEntries(new URLSearchParams(body));
      const proof = request.headers['dpop'] as string | undefined;
      const one = { authorization: request.headers.authorization, form, proof };
      asked.push(one);
      const { status, headers, ...granted } = (await answer(one)) as Partial<Refused>;
      const code = status ?? ('error' in granted ? 400 : 200);
      response.writeHead(code, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(granted));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/oidc/token`, asked, close: () => server.close() };
}
