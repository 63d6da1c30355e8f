import { isIP } from 'node:net';
import type { Network } from './reachable.js';
import { isOwnNetwork, mayReach } from './reachable.js';

/** Why this server would never connect to an address; null if it may. Names are resolved only when it connects. */
export function outwardUrlFault(text: string, networks: readonly Network[]): string | null {
  if (!URL.canParse(text)) return 'is not a URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must begin with https://';
  if (url.username !== '' || url.password !== '') return 'must not hold a user or a password';
  if (url.hash !== '') return 'must not have a fragment';
  const host = hostOf(url);
  if (/(^|\.)localhost\.?$/.test(host) && networks.length === 0) return 'is an address within the network';
  if (isIP(host) !== 0) {
    if (!mayReach(host, networks)) return 'is an address within the network';
    if (url.protocol === 'http:' && !isOwnNetwork(host, networks)) return 'must begin with https://';
  }
  if (url.protocol === 'http:' && networks.length === 0) return 'must begin with https://';
  return null;
}

/** The host as sockets take it: IPv6 without brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
