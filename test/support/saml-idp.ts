import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';
import { generate } from 'selfsigned';

interface Samlp {
  getSamlResponse(
    config: Readonly<Record<string, unknown>>,
    user: object,
    done: (error: Error | null, xml: string) => void,
  ): void;
}

const samlp = createRequire(import.meta.url)('samlp') as Samlp;

export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

export async function newKeyPair(): Promise<KeyPair> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'idp' }], { keySize: 2048 });
  return { certificate: cert, key };
}

export interface SamlPerson {
  readonly subject: string;
  readonly email?: string;
  readonly groups?: readonly string[];
}

/** An identity provider of SAML that shares nothing with our library: what it answers can be made wrong. */
export class SamlIdp {
  constructor(
    readonly issuer: string,
    readonly keys: KeyPair,
  ) {}

  /** The id of the request that a browser was sent here with, and what was said along with it. */
  static asked(address: string) {
    const { searchParams } = new URL(address);
    const xml = inflateRawSync(Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
    return {
      xml,
      id: / ID="([^"]+)"/.exec(xml)?.[1] ?? '',
      relayState: searchParams.get('RelayState') ?? '',
    };
  }

  /** The XML of its answer. */
  answer(
    { subject, email, groups = [] }: SamlPerson,
    given: Readonly<Record<string, unknown>>,
  ): Promise<string> {
    const claims = {
      'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress': email,
      'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname': 'Nora',
      'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname': 'Field',
      groups: [...groups],
    };
    const config = {
      issuer: this.issuer,
      cert: this.keys.certificate,
      key: this.keys.key,
      lifetimeInSeconds: 300,
      signatureAlgorithm: 'rsa-sha256',
      digestAlgorithm: 'sha256',
      profileMapper: () => ({
        getClaims: () =>
          Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined)),
        getNameIdentifier: () => ({
          nameIdentifier: subject,
          nameIdentifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
        }),
      }),
      ...given,
    };
    return new Promise((resolve, reject) => {
      samlp.getSamlResponse(config, {}, (error, xml) => (error ? reject(error) : resolve(xml)));
    });
  }
}
