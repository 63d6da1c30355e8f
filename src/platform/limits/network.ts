/** An IPv4 address written as IPv6 (RFC 4291 section 2.5.5.2). */
const IPV4_MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;
const GROUPS = 8;
/** The groups of an IPv6 subscriber's network: 64 bits. */
const NETWORK_GROUPS = 4;

/** The source of requests that is counted as one: an IPv4 address, or the 64 bits of one IPv6 subscriber. */
export function networkOf(address: string): string {
  const plain = address.replace(IPV4_MAPPED, '').replace(/%.*$/, '').toLowerCase();
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : GROUPS - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups
    .slice(0, NETWORK_GROUPS)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
