import ipaddr from 'ipaddr.js';

/** A private network that the operator allows, such as `10.1.0.0/16`. */
export type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** Parses a network in CIDR notation; throws for any other text. */
export function networkFrom(text: string): Network {
  return ipaddr.parseCIDR(text);
}

/**
 * Whether this server may connect to an address that a user has entered: any on the public internet, and networks that the operator allows.
 * All others are internal machines, which often trust everybody who reaches them (CWE-918). IPv4 inside IPv6 is judged as IPv4.
 */
export function mayReach(address: string, networks: readonly Network[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return isNamed(parsed, networks) || parsed.range() === 'unicast';
}

/** Whether an address is in a network that the operator allows; such addresses may be used without TLS. */
export function isOwnNetwork(address: string, networks: readonly Network[]): boolean {
  return ipaddr.isValid(address) && isNamed(ipaddr.process(address), networks);
}

function isNamed(address: ReturnType<typeof ipaddr.process>, networks: readonly Network[]): boolean {
  return networks.some(
    ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
  );
}
