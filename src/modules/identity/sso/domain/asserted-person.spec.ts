import { describe, expect, it } from '@jest/globals';
import { assertedPerson } from './asserted-person.js';

const SAID = { sub: 'subject', email: 'Nora@Acme.example', email_verified: true };

describe('what a provider says of somebody', () => {
  it('names them as it does, and at Microsoft by tenant and object, which stay', () => {
    expect(assertedPerson('okta', SAID, false)).toMatchObject({ subject: 'subject', domain: 'acme.example' });
    const entra = {
      sub: 'of one program',
      tid: 'tenant',
      oid: 'object',
      preferred_username: 'nora@acme.example',
    };
    expect(assertedPerson('azure', entra, false)).toMatchObject({
      subject: 'tenant:object',
      email: 'nora@acme.example',
      isEmailVerified: false,
    });
    expect(assertedPerson('azure', { ...entra, xms_edov: true }, false)?.isEmailVerified).toBe(true);
    expect(assertedPerson('azure', { ...entra, oid: undefined }, false)).toBeNull();
  });

  it('is of the domain that Google says manages the account, whatever the address is', () => {
    expect(assertedPerson('google', SAID, false)?.domain).toBeNull();
    expect(assertedPerson('google', { ...SAID, hd: 'Acme.example' }, false)?.domain).toBe('acme.example');
  });

  it.each<[unknown, boolean, boolean]>([
    [true, false, true],
    ['true', false, true],
    [undefined, false, false],
    [undefined, true, true],
    [false, true, false],
    ['yes', false, false],
  ])('with email_verified %j and trust %j has a verified address: %j', (email_verified, trusts, expected) => {
    expect(assertedPerson('oidc', { ...SAID, email_verified }, trusts)?.isEmailVerified).toBe(expected);
  });

  it.each([undefined, '', 7, 'a\0b', ['x'], null])('says nothing with the subject %j', (sub) => {
    expect(assertedPerson('oidc', { ...SAID, sub }, false)).toBeNull();
  });

  it.each(['', 'nora', 'a b@acme.example', 'a@b', 'x'.repeat(260) + '@acme.example', ['a@b.example']])(
    'tells no address with %j',
    (email) => {
      expect(assertedPerson('oidc', { ...SAID, email }, true)).toMatchObject({
        email: null,
        isEmailVerified: false,
      });
    },
  );

  it('has names without what is hidden, and some name always', () => {
    expect(
      assertedPerson('oidc', { ...SAID, given_name: ' No\u200bra\n', family_name: 7 }, false),
    ).toMatchObject({
      firstName: 'No ra',
      lastName: '',
    });
    expect(assertedPerson('oidc', SAID, false)?.firstName).toBe('Nora');
  });
});
