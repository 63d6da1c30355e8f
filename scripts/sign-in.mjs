import { Buffer } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import { URLSearchParams } from 'node:url';

/** The public client of the server's own pages. */
const CLIENT_ID = 'urn:bindery:sign-in';
const HOPS = 10;

/**
 * Signs a person in as a browser does, by authorization code with PKCE (RFC 7636) on the pages of the server; returns the answer of
 * its token endpoint. `base` is where it is reached, which need not be what its PUBLIC_URL says.
 */
export async function signIn(base, { email, password }) {
  const { issuer } = await json(await fetch(`${base}/oidc/.well-known/openid-configuration`));
  const publicUrl = issuer.slice(0, -'/oidc'.length);
  const [redirectUri, verifier] = [`${publicUrl}/account`, randomBytes(32).toString('base64url')];
  const query = new URLSearchParams({
    client_id: CLIENT_ID,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid api',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const ended = await followed(base, publicUrl, redirectUri, `${publicUrl}/oidc/auth?${query}`, {
    email,
    password,
  });
  const code = new URL(ended).searchParams.get('code');
  if (code === null) throw new Error(`Signing in ended at ${ended}`);
  const grant = { grant_type: 'authorization_code', client_id: CLIENT_ID, redirect_uri: redirectUri };
  return json(await post(`${base}/oidc/token`, { ...grant, code, code_verifier: verifier }));
}

/** A service proves who it is by its secret, and acts for itself (RFC 6749 section 4.4). */
export async function clientToken(base, { clientId, secret }) {
  const authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
  return json(await post(`${base}/oidc/token`, { grant_type: 'client_credentials' }, { authorization }));
}

async function followed(base, publicUrl, end, start, credentials) {
  const cookies = new Map();
  let [at, asked] = [start, false];
  for (let hop = 0; hop < HOPS && !at.startsWith(end); hop += 1) {
    const isPage = new URL(at).pathname.startsWith('/sign-in/');
    if (isPage && asked) throw new Error(`${credentials.email} needs more than a password, on a page`);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const url = at.replace(publicUrl, base);
    const response = await (isPage
      ? post(`${url}/password`, credentials, { cookie })
      : fetch(url, { redirect: 'manual', headers: { cookie } }));
    asked ||= isPage;
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    const next = response.headers.get('location');
    await response.arrayBuffer();
    if (next === null) throw new Error(`Signing in as ${credentials.email} answered ${response.status}`);
    at = new URL(next, at).href;
  }
  return at;
}

function keep(cookies, line) {
  const pair = line.split(';', 1)[0];
  const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
  if (value === '') cookies.delete(name);
  else cookies.set(name, value);
}

function post(url, fields, headers = {}) {
  return fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers });
}

async function json(response) {
  if (response.ok) return response.json();
  throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
}
