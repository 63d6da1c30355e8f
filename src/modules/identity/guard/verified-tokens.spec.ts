import { describe, expect, it } from '@jest/globals';
import { VerifiedTokens } from './verified-tokens.js';

const claims = { userId: 'u', sessionId: 's', tokenId: 't', expiresAt: 1, acr: null, signedInAt: 1 };

describe('verified tokens', () => {
  it('keeps those used last when it is full', () => {
    const tokens = new VerifiedTokens(2);
    tokens.remember('a', claims);
    tokens.remember('b', claims);
    tokens.find('a');
    tokens.remember('c', claims);
    expect(tokens.find('a')).toBe(claims);
    expect(tokens.find('b')).toBeUndefined();
    expect(tokens.find('c')).toBe(claims);
    expect(tokens.size).toBe(2);
  });

  it('forgets what it is told to', () => {
    const tokens = new VerifiedTokens(2);
    tokens.remember('a', claims);
    tokens.forget('a');
    expect(tokens.find('a')).toBeUndefined();
  });
});
