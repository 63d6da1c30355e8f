import type { Socket } from 'node:net';
import { BlockList } from 'node:net';
import type { AppConfig } from '../config/config.js';

/** How many connections beyond the limit get an answer that says so; those beyond that are closed without a word. */
const ANSWERED_BEYOND = 100;
/** Time for one beyond the limit to send its request and to read that answer. */
const PATIENCE_MS = 3_000;

type Limits = Pick<AppConfig, 'maxConnections' | 'maxConnectionsPerAddress' | 'trustedProxies'>;

/** Counts the connections of a server, in total and by client, and remembers which came when there were too many. */
export class ConnectionLimit {
  private readonly beyond = new WeakSet<Socket>();
  private readonly byAddress = new Map<string, number>();
  private readonly proxies = new BlockList();
  private open = 0;

  constructor(private readonly limits: Limits) {
    for (const proxy of limits.trustedProxies) this.trust(proxy);
  }

  /** For `server.maxConnections`. */
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
