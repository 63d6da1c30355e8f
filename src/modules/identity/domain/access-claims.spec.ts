import { describe, expect, it } from '@jest/globals';
import { newId } from '../../../shared/ids.js';
import { accessClaims, hasExpired, keyIdOf } from './access-claims.js';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const withHeader = (header: unknown): string => `${encode(header)}.e30.c2ln`;

describe('access token header', () => {
  const good = { alg: 'ES256', typ: 'at+jwt', kid: 'k1' };

  it('gives the key id of an access token', () => {
    expect(keyIdOf(withHeader(good))).toBe('k1');
  });

  it.each<[string, unknown]>([
    ['an ID token', { ...good, typ: 'JWT' }],
    ['no type', { alg: 'ES256', kid: 'k1' }],
    ['alg none', { ...good, alg: 'none' }],
    ['a symmetric algorithm', { ...good, alg: 'HS256' }],
    ['a critical extension', { ...good, crit: ['b64'], b64: false }],
    ['no key id', { alg: 'ES256', typ: 'at+jwt' }],
    ['a key id that is no text', { ...good, kid: 7 }],
    ['null', null],
  ])('refuses %s', (_, header) => {
    expect(keyIdOf(withHeader(header))).toBeNull();
  });

  it.each(['', 'abc', '.', '%%%.e30.c2ln', 'e30'])('refuses %j, which is no token', (text) => {
    expect(keyIdOf(text)).toBeNull();
  });
});

describe('access token claims', () => {
  const sub = newId();
  const sid = newId();

  it('reads user, session and expiry', () => {
    const token = {
      sub,
      sid,
      jti: 't',
      exp: 100,
      acr: 'urn:bindery:aal2',
      auth_time: 90,
      scope: 'openid api',
    };
    expect(accessClaims(token)).toEqual({
      userId: sub,
      sessionId: sid,
      tokenId: 't',
      expiresAt: 100,
      acr: 'urn:bindery:aal2',
      signedInAt: 90,
    });
  });

  it('reads whose hands a token was given into', () => {
    const token = { sub, sid, jti: 't', exp: 100, scope: 'api' };
    expect(accessClaims({ ...token, client_id: 'portal' })).toMatchObject({ userId: sub, through: 'portal' });
    expect(accessClaims({ ...token, client_id: 7 })).not.toHaveProperty('through');
  });

  it('reads what a user has let a program do, which is nothing where the token does not say', () => {
    const token = { sub, sid, jti: 't', exp: 100 };
    expect(accessClaims({ ...token, scope: 'quoting.read' })).toMatchObject({ delegated: ['quoting.read'] });
    expect(accessClaims(token)).toMatchObject({ delegated: [] });
    expect(accessClaims({ ...token, scope: ['api'] })).toBeNull();
  });

  it('takes a sign-in that the token does not tell of for an old one', () => {
    const token = { sub, sid, jti: 't', exp: 100 };
    expect(accessClaims(token)).toMatchObject({ acr: null, signedInAt: 0 });
    expect(accessClaims({ ...token, acr: 2, auth_time: '90' })).toMatchObject({ acr: null, signedInAt: 0 });
  });

  it('reads client, token and scopes of a client that acts for itself', () => {
    const token = { sub: 'rater', client_id: 'rater', jti: 't', exp: 100 };
    const claims = { clientId: 'rater', tokenId: 't', expiresAt: 100 };
    expect(accessClaims({ ...token, scope: 'quoting.create  policies.read' })).toEqual({
      ...claims,
      scopes: ['quoting.create', 'policies.read'],
    });
    expect(accessClaims(token)).toEqual({ ...claims, scopes: [] });
  });

  it('reads the key that a token is bound to', () => {
    const token = { sub, sid, jti: 't', exp: 100, cnf: { jkt: 'thumbprint' } };
    expect(accessClaims(token)).toMatchObject({ userId: sub, keyThumbprint: 'thumbprint' });
    const service = { sub: 'rater', client_id: 'rater', jti: 't', exp: 100, cnf: { jkt: 'thumbprint' } };
    expect(accessClaims(service)).toMatchObject({ clientId: 'rater', keyThumbprint: 'thumbprint' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['the subject of another client', { sub: 'rater', client_id: 'biller', jti: 't', exp: 100 }],
    ['a client without an id of its token', { sub: 'rater', client_id: 'rater', exp: 100 }],
    ['scopes that are no text', { sub: 'rater', client_id: 'rater', jti: 't', scope: ['x'], exp: 100 }],
    ['a token bound to a certificate', { sub, sid, jti: 't', exp: 100, cnf: { 'x5t#S256': 'x' } }],
    ['a token bound to more than a key', { sub, sid, jti: 't', exp: 100, cnf: { jkt: 'x', kid: 'y' } }],
    ['a token bound to nothing', { sub, sid, jti: 't', exp: 100, cnf: null }],
    ['no expiry', { sub, sid, jti: 't' }],
    ['an expiry in words', { sub, sid, jti: 't', exp: '100' }],
    ['no id of the token', { sub, sid, exp: 100 }],
    ['no session', { sub, jti: 't', exp: 100 }],
    ['a subject that is no id', { sub: 'admin', sid, jti: 't', exp: 100 }],
  ])('refuses %s', (_, payload) => {
    expect(accessClaims(payload)).toBeNull();
  });

  it('expires at the second it names, not after it', () => {
    const claims = { userId: sub, sessionId: sid, expiresAt: 100 };
    expect(hasExpired(claims, new Date(99_999))).toBe(false);
    expect(hasExpired(claims, new Date(100_000))).toBe(true);
  });
});
