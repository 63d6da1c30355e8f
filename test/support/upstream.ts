import { OAuth2Server } from 'oauth2-mock-server';
import type { JWK, MutableResponse, MutableToken } from 'oauth2-mock-server';

export type Claims = Readonly<Record<string, unknown>>;

/** An identity provider of somebody else, with a person signed in to it; what it says can be made wrong. */
export class Upstream {
  /** What it says of the person. */
  claims: Claims = {};
  /** Takes the place of its ID token, where it is not null. */
  idToken: string | null = null;
  private readonly server = new OAuth2Server();

  static async listening(): Promise<Upstream> {
    const upstream = new Upstream();
    const { server } = upstream;
    await server.issuer.keys.generate('RS256');
    await server.start(0, '127.0.0.1');
    server.service.on('beforeTokenSigning', ({ payload }: MutableToken) =>
      Object.assign(payload, upstream.claims),
    );
    server.service.on('beforeUserinfo', (response: MutableResponse) => {
      response.body = { sub: upstream.claims['sub'] };
    });
    server.service.on('beforeResponse', ({ body }: MutableResponse) => {
      if (upstream.idToken !== null && typeof body === 'object') body['id_token'] = upstream.idToken;
    });
    return upstream;
  }

  get issuer(): string {
    return this.server.issuer.url ?? '';
  }

  /** It signs with this one too from now on. */
  newKey(): Promise<JWK> {
    return this.server.issuer.keys.generate('RS256');
  }

  /** Where the provider leads the browser that was sent to it. */
  async visit(address: string): Promise<string> {
    const response = await fetch(address, { redirect: 'manual' });
    return response.headers.get('location') ?? '';
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
