import type { EnvReader } from '../config/env-reader.js';
import type { HttpSmsSettings } from './http-sms-gateway.js';
import { HttpSmsGateway } from './http-sms-gateway.js';
import type { SmsGateway } from './sms-gateway.js';
import { NoSmsGateway } from './sms-gateway.js';

export interface SmsSettings {
  /** Null if no messages are sent. */
  readonly gateway: HttpSmsSettings | null;
  /** The prefixes of allowed numbers. */
  readonly prefixes: readonly string[];
}

const FIELD = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;
const PREFIX = /^\+[1-9]\d{0,6}$/;
/** A header value (RFC 9110 section 5.5), ASCII only. */
const HEADER_VALUE = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** Reads the SMS settings. By default messages go to North America only, because fraudsters earn from messages to expensive countries. */
export function readSms(reader: EnvReader, nodeEnv: string): SmsSettings {
  const listed = reader.list('SMS_PREFIXES');
  const prefixes = listed.length === 0 ? ['+1'] : listed;
  if (!prefixes.every((prefix) => PREFIX.test(prefix)))
    reader.fault('SMS_PREFIXES', 'must be beginnings of numbers such as +1, separated by commas');
  return { prefixes, gateway: readGateway(reader, nodeEnv) };
}

function readGateway(reader: EnvReader, nodeEnv: string): HttpSmsSettings | null {
  const url = reader.optional('SMS_GATEWAY_URL');
  const authorization = reader.optional('SMS_GATEWAY_AUTHORIZATION') ?? null;
  if (authorization !== null && !HEADER_VALUE.test(authorization))
    reader.fault('SMS_GATEWAY_AUTHORIZATION', 'must be the value of a header, such as Bearer and a token');
  const settings = {
    authorization,
    format: reader.oneOf('SMS_GATEWAY_FORMAT', ['json', 'form'], 'json'),
    fields: readFields(reader),
    from: reader.optional('SMS_FROM') ?? null,
    timeoutMs: reader.int('SMS_GATEWAY_TIMEOUT_SECONDS', { min: 1, max: 30 }, 5) * 1000,
  };
  if (url === undefined) return null;
  if (!isAddress(url, nodeEnv))
    reader.fault('SMS_GATEWAY_URL', 'must be an address without a password in it, in production with https');
  return { url, ...settings };
}

function isAddress(text: string, nodeEnv: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && nodeEnv !== 'production');
}

function readFields(reader: EnvReader): HttpSmsSettings['fields'] {
  const names = reader.list('SMS_GATEWAY_FIELDS');
  const [to = 'to', from = 'from', text = 'text', ...more] = names;
  const isWhole = (names.length === 0 || names.length === 3) && more.length === 0;
  if (!isWhole || new Set([to, from, text]).size < 3 || ![to, from, text].every((name) => FIELD.test(name)))
    reader.fault(
      'SMS_GATEWAY_FIELDS',
      'must be what the gateway calls number, sender and text, such as To,From,Body',
    );
  return { to, from, text };
}

export function smsGateway({ gateway }: SmsSettings): SmsGateway {
  return gateway ? new HttpSmsGateway(gateway) : new NoSmsGateway();
}
