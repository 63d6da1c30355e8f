import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export const PASSPHRASE = 'tin kettle on a blue stove';

/** Files of one certificate authority, of a server it vouches for under the name `localhost`, and of a client. */
export interface Certificates {
  readonly server: { readonly cert: string; readonly key: string; readonly ca: string };
  /** Paths, as a connection string names them. */
  readonly root: string;
  readonly otherRoot: string;
  readonly clientCert: string;
  readonly clientKey: string;
  readonly lockedClientKey: string;
  remove(): Promise<void>;
}

const named = (value: string): { name: string; value: string }[] => [{ name: 'commonName', value }];
/** Made at once; an RSA key takes a tenth of a second and more. */
const P256 = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

async function authority(name: string): Promise<{ readonly cert: string; readonly private: string }> {
  return generate(named(name), {
    ...P256,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true },
    ],
  });
}

export async function makeCertificates(clientName: string): Promise<Certificates> {
  const folder = await mkdtemp(join(tmpdir(), 'bindery-certificates-'));
  const keep = async (name: string, content: string): Promise<string> => {
    await writeFile(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const ours = await authority('Bindery test authority');
  const other = await authority('Somebody else');
  const ca = { key: ours.private, cert: ours.cert };
  const server = await generate(named('localhost'), {
    ...P256,
    ca,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  const client = await generate(named(clientName), { ...P256, ca });
  const keyPair = { privateKey: client.private, publicKey: client.public };
  const locked = await generate(named(clientName), { ...P256, ca, keyPair, passphrase: PASSPHRASE });
  return {
    server: { cert: server.cert, key: server.private, ca: ours.cert },
    root: await keep('root.crt', ours.cert),
    otherRoot: await keep('other.crt', other.cert),
    clientCert: await keep('client.crt', client.cert),
    clientKey: await keep('client.key', client.private),
    lockedClientKey: await keep('locked.key', locked.private),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
