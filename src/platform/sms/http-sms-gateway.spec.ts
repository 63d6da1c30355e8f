import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SmsTaker } from '../../../test/support/sms-gateway.js';
import type { HttpSmsSettings } from './http-sms-gateway.js';
import { HttpSmsGateway } from './http-sms-gateway.js';
import { NoSmsGateway, SmsNotSent } from './sms-gateway.js';

const MESSAGE = { to: '+16145550123', text: '123456 is your Bindery code & nobody’s' };

let peer: SmsTaker;
beforeAll(async () => {
  peer = await SmsTaker.open();
});
afterAll(() => peer.close());
beforeEach(() => {
  peer.take();
  peer.answers.splice(0);
});

const gateway = (more: Partial<HttpSmsSettings> = {}): HttpSmsGateway =>
  new HttpSmsGateway({
    url: peer.url,
    authorization: 'Bearer a secret',
    format: 'json',
    fields: { to: 'to', from: 'from', text: 'text' },
    from: null,
    timeoutMs: 2_000,
    ...more,
  });

const failureOf = async (sending: Promise<void>): Promise<Error> => {
  try {
    await sending;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was sent');
};

describe('a gateway that is asked by HTTP', () => {
  it('is told number and words as JSON, and who asks', async () => {
    await gateway().send(MESSAGE);
    const [{ path, headers, body } = { path: '', headers: {}, body: '' }, ...more] = peer.take();
    expect([path, headers['content-type'], headers.authorization, more]).toEqual([
      '/messages',
      'application/json',
      'Bearer a secret',
      [],
    ]);
    expect(JSON.parse(body)).toEqual(MESSAGE);
  });

  it('is told as a form, by the names that it has for them', async () => {
    await gateway({
      format: 'form',
      authorization: null,
      from: '+16145550000',
      fields: { to: 'To', from: 'From', text: 'Body' },
    }).send(MESSAGE);
    const [taken] = peer.take();
    expect([taken?.headers['content-type'], taken?.headers.authorization]).toEqual([
      'application/x-www-form-urlencoded',
      undefined,
    ]);
    expect(Object.fromEntries(new URLSearchParams(taken?.body))).toEqual({
      To: MESSAGE.to,
      From: '+16145550000',
      Body: MESSAGE.text,
    });
  });

  it.each([429, 500, 503])('is asked again after %i, under the same key', async (status) => {
    peer.answers.push(status);
    await gateway().send(MESSAGE);
    await gateway().send(MESSAGE);
    const keys = peer.take().map(({ headers }) => headers['idempotency-key']);
    expect([keys.length, keys[0] === keys[1], keys[1] === keys[2]]).toEqual([3, true, false]);
  });

  it('is given up after three attempts, without a word of the message', async () => {
    peer.answers.push(502, 503, 504);
    const error = await failureOf(gateway().send(MESSAGE));
    expect([error instanceof SmsNotSent, peer.take().length]).toEqual([true, 3]);
    expect(error.message).toBe('the gateway answers 504');
  });

  it.each([400, 401, 422])('is not asked again after %i', async (status) => {
    peer.answers.push(status);
    expect((await failureOf(gateway().send(MESSAGE))).message).toBe(`the gateway answers ${status}`);
    expect(peer.take()).toHaveLength(1);
  });

  it('is not followed to where it points, which would learn the secret', async () => {
    peer.answers.push(307);
    expect((await failureOf(gateway().send(MESSAGE))).message).toBe('the gateway answers 307');
    expect(peer.take().map(({ path }) => path)).toEqual(['/messages']);
  });

  it('is waited for as long as was said, twice at most', async () => {
    peer.answers.push(null, null, null);
    const error = await failureOf(gateway({ timeoutMs: 400 }).send(MESSAGE));
    expect(error.message).toBe('the gateway does not answer in time');
    // There is time for the second attempt, unless the machine is busy, and for the third there never is.
    expect([1, 2]).toContain(peer.take().length);
  });

  it('may not be there', async () => {
    const error = await failureOf(gateway({ url: 'http://127.0.0.1:9/messages' }).send(MESSAGE));
    expect([error instanceof SmsNotSent, error.message]).toEqual([
      true,
      expect.stringMatching(/^the gateway cannot be reached/),
    ]);
  });

  it('says what is wrong with a field that no header or body of HTTP takes, and nothing else', async () => {
    const error = await failureOf(gateway({ authorization: 'a\nb' }).send(MESSAGE));
    expect([error instanceof SmsNotSent, error.message.includes(MESSAGE.to)]).toEqual([true, false]);
  });
});

describe('no gateway', () => {
  it('sends nothing, and says why', async () => {
    const none = new NoSmsGateway();
    expect(none.isSetUp).toBe(false);
    expect((await failureOf(none.send())).message).toContain('SMS_GATEWAY_URL');
  });
});
