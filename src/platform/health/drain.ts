import type { BeforeApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import { Injectable } from '@nestjs/common';

/** Whether this process is on its way out, so that load balancers stop sending requests while the last ones finish. */
@Injectable()
export class Drain implements OnModuleDestroy, BeforeApplicationShutdown {
  private started = false;

  get draining(): boolean {
    return this.started;
  }

  /** Main calls it on SIGTERM, before it closes the application. */
  begin(): void {
    this.started = true;
  }

  onModuleDestroy(): void {
    this.begin();
  }

  beforeApplicationShutdown(): void {
    this.begin();
  }
}
