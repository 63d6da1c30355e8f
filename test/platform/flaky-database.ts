import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

type Weather = 'fair' | 'refusing' | 'silent' | 'frozen';

/** A proxy before the database that can break as networks and servers do. */
export class FlakyDatabase {
  private readonly server = createServer((client) => this.serve(client));
  private readonly sockets = new Set<Socket>();
  private weather: Weather = 'fair';

  private constructor(private readonly target: URL) {}

  static async before(url: string): Promise<FlakyDatabase> {
    const proxy = new FlakyDatabase(new URL(url));
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  /**
   * Cuts every connection; new ones are closed at once (`refusing`) or never answered (`silent`). `frozen` is a network that
   * loses every packet: connections stay open on both sides, nothing passes, and neither side hears of the other's end.
   */
  fail(how: Exclude<Weather, 'fair'>): void {
    this.weather = how;
    if (how === 'frozen') return;
    for (const socket of this.sockets) socket.destroy();
  }

  recover(): void {
    if (this.weather === 'fair') return;
    this.weather = 'fair';
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(client: Socket): void {
    this.keep(client);
    if (this.weather === 'refusing') client.destroy();
    if (this.weather !== 'fair') return;
    const server = connect(Number(this.target.port), this.target.hostname);
    this.keep(server);
    this.pass(client, server);
    this.pass(server, client);
  }

  private pass(from: Socket, to: Socket): void {
    from.on('data', (bytes) => this.weather !== 'frozen' && to.write(bytes));
    from.on('close', () => this.weather !== 'frozen' && to.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }
}
