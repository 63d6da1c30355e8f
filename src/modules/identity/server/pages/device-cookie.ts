import type { FastifyReply, FastifyRequest } from 'fastify';
import { TRUST_DAYS } from '../../factors/trusted-devices.js';

const PLAIN = 'bindery_device';
/** Browsers accept this prefix over HTTPS only, and from no sibling host (RFC 6265bis section 4.1.3). */
const SECURE = `__Host-${PLAIN}`;

export function deviceTokenOf({ headers }: FastifyRequest): string | null {
  const cookies = (headers.cookie ?? '').split(/; */);
  const found = cookies.find((each) => each.startsWith(`${PLAIN}=`) || each.startsWith(`${SECURE}=`));
  return found?.slice(found.indexOf('=') + 1) ?? null;
}

export function keepDeviceToken(reply: FastifyReply, token: string, isSecure: boolean): void {
  const name = isSecure ? SECURE : PLAIN;
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${TRUST_DAYS * 24 * 3600}${isSecure ? '; Secure' : ''}`;
  void reply.header('set-cookie', `${name}=${token}; ${attributes}`);
}
