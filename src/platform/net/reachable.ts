import ipaddr from 'ipaddr.js';

/** A network of the operator's own that may be spoken to, as `10.1.0.0/16`. */
export type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** Throws for what is no network. */
export function networkFrom(text: string): Network {
  return ipaddr.parseCIDR(text);
}

/**
 * Whether this server may connect to an address that somebody entered: to any of the public internet, and to networks that the operator has named. All others
 * are machines beside this one, which trust who can reach them (CWE-918). IPv4 within IPv6 is judged as what it is.
 */
export function mayReach(address: string, networks: readonly Network[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return isNamed(parsed, networks) || parsed.range() === 'unicast';
}

/** Whether the address is of a network that the operator has named: such a one may also be spoken to without TLS. */
export function isOwnNetwork(address: string, networks: readonly Network[]): boolean {
  return ipaddr.isValid(address) && isNamed(ipaddr.process(address), networks);
}

function isNamed(address: ReturnType<typeof ipaddr.process>, networks: readonly Network[]): boolean {
  return networks.some(
    ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
  );
}
