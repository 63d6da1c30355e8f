import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { from, mergeMap } from 'rxjs';
import type { Actor } from '../../../shared/actor.js';
import type { Standby } from '../../postgres/standby.js';
import type { AuthenticatedRequest } from '../access-guard.js';
import { requestScope } from '../request-scope.js';
import type { LastChanges } from './last-changes.js';
import { MAY_LAG } from './may-lag.js';

/** Sends the reads of routes with @MayLag to the standby, unless a change of the caller has not arrived there yet. */
@Injectable()
export class StandbyReads implements NestInterceptor {
  constructor(
    private readonly standby: Standby,
    private readonly changes: LastChanges,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { actor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const mayLag = Reflect.getMetadata(MAY_LAG, context.getHandler()) === true;
    if (!mayLag || !actor || this.standby.isResting) return next.handle();
    return from(this.choose(actor)).pipe(mergeMap(() => next.handle()));
  }

  private async choose(actor: Actor): Promise<void> {
    const scope = requestScope();
    if (!scope) return;
    const change = await this.changes.of(actor);
    scope.readsStandby = true;
    scope.readsStandby = await this.changes.hasReached(change);
  }
}
