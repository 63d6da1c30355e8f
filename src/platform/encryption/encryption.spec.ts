import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../config/config.js';
import { DecryptionError, Encryption } from './encryption.js';

const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

function encryptionWith(key: string, previous = ''): Encryption {
  return new Encryption(
    loadConfig({
      DATABASE_URL: 'postgresql://app@localhost/bindery',
      ENCRYPTION_KEY: key,
      ENCRYPTION_PREVIOUS_KEYS: previous,
    }),
  );
}

describe('Encryption', () => {
  const encryption = encryptionWith(keyOf(1));

  it('gives back what it took, differently encrypted each time', () => {
    const [first, second] = [encryption.encrypt('secret', 'place'), encryption.encrypt('secret', 'place')];
    expect(first).not.toBe(second);
    expect(first).toMatch(/^v1\.[0-9a-f]{16}\.[A-Za-z0-9_-]+$/);
    expect(encryption.decrypt(first, 'place').toString()).toBe('secret');
    expect(encryption.decrypt(second, 'place').toString()).toBe('secret');
  });

  it('reads what a former key wrote, and writes with the new one', () => {
    const old = encryption.encrypt('secret', 'place');
    const renewed = encryptionWith(keyOf(2), keyOf(1));
    expect(renewed.decrypt(old, 'place').toString()).toBe('secret');
    expect(renewed.encrypt('x', 'place').split('.')[1]).not.toBe(old.split('.')[1]);
  });

  it('says clearly that the key is another one', () => {
    const envelope = encryption.encrypt('secret', 'place');
    expect(() => encryptionWith(keyOf(3)).decrypt(envelope, 'place')).toThrow(
      /^Encrypted with key [0-9a-f]{16}, which is neither ENCRYPTION_KEY/,
    );
  });

  it.each([
    ['copied to another place', (envelope: string) => envelope, 'elsewhere'],
    ['with a bit flipped', (envelope: string) => flipped(envelope), 'place'],
    ['cut short', (envelope: string) => envelope.slice(0, 30), 'place'],
    ['that is none', () => 'plain text', 'place'],
  ])('refuses an envelope %s', (_, change, context) => {
    const envelope = change(encryption.encrypt('secret', 'place'));
    expect(() => encryption.decrypt(envelope, context)).toThrow(DecryptionError);
  });
});

function flipped(envelope: string): string {
  const [version = '', key = '', body = ''] = envelope.split('.');
  const bytes = Buffer.from(body, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(14) ^ 1, 14);
  return `${version}.${key}.${bytes.toString('base64url')}`;
}
