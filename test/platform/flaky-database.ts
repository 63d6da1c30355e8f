import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

type Weather = 'fair' | 'refusing' | 'silent';

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

  /** Cuts every connection; new ones are closed at once (`refusing`) or never answered (`silent`). */
  fail(how: Exclude<Weather, 'fair'>): void {
    this.weather = how;
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
    client.pipe(server).pipe(client);
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }
}
