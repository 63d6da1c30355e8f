import type { Socket } from 'node:net';
import { BlockList } from 'node:net';
import type { AppConfig } from '../config/config.js';

/** Connections beyond the limit that are answered with 503; any further ones are closed without an answer. */
const ANSWERED_BEYOND = 100;
/** How long a connection beyond the limit may take to send its request and to read the 503. */
const PATIENCE_MS = 3_000;

type Limits = Pick<AppConfig, 'maxConnections' | 'maxConnectionsPerAddress' | 'trustedProxies'>;

/** Counts open connections, in total and by client address (proxies excepted), and marks those beyond the limits. */
export class ConnectionLimit {
  private readonly beyond = new WeakSet<Socket>();
  private readonly byAddress = new Map<string, number>();
  private readonly proxies = new BlockList();
  private open = 0;

  constructor(private readonly limits: Limits) {
    for (const proxy of limits.trustedProxies) this.trust(proxy);
  }

  /** The value for `server.maxConnections`: Node closes every connection beyond it. */
  get ceiling(): number {
    return this.limits.maxConnections + ANSWERED_BEYOND;
  }

  isBeyond(socket: Socket): boolean {
    return this.beyond.has(socket);
  }

  count(socket: Socket): void {
    const { maxConnections, maxConnectionsPerAddress } = this.limits;
    const address = socket.remoteAddress ?? '';
    const own = (this.byAddress.get(address) ?? 0) + 1;
    this.byAddress.set(address, own);
    this.open += 1;
    const tooMany = own > maxConnectionsPerAddress && !this.isProxy(address, socket.remoteFamily);
    if (this.open > maxConnections || tooMany) this.turnAway(socket);
    socket.once('close', () => this.forget(address));
  }

  private turnAway(socket: Socket): void {
    this.beyond.add(socket);
    const patience = setTimeout(() => socket.destroy(), PATIENCE_MS).unref();
    socket.once('close', () => clearTimeout(patience));
  }

  private forget(address: string): void {
    this.open -= 1;
    const left = (this.byAddress.get(address) ?? 1) - 1;
    if (left === 0) this.byAddress.delete(address);
    else this.byAddress.set(address, left);
  }

  private trust(proxy: string): void {
    const [address = '', bits] = proxy.split('/');
    const family = address.includes(':') ? 'ipv6' : 'ipv4';
    if (bits === undefined) this.proxies.addAddress(address, family);
    else this.proxies.addSubnet(address, Number(bits), family);
  }

  private isProxy(address: string, family = 'IPv4'): boolean {
    return address !== '' && this.proxies.check(address, family === 'IPv6' ? 'ipv6' : 'ipv4');
  }
}
