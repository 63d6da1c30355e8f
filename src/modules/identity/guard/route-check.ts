import type { OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { declaredPermissions } from '../../../platform/http/permissions.js';
import type { AccessRule } from './access-rule.js';
import { accessRuleOf } from './access-rule.js';

type Controller = new (...args: never[]) => object;
type Handler = (...args: never[]) => unknown;

/**
 * Stops the start if a route has no valid access rule: a forgotten decorator must not open a route, and an
 * unknown permission would close it to everybody.
 */
@Injectable()
export class RouteCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const faults = this.faults();
    if (faults.length > 0) throw new Error(`Routes without a valid access rule:\n  ${faults.join('\n  ')}`);
  }

  /** One line for each faulty route. */
  faults(): readonly string[] {
    const controllers = this.discovery.getControllers().map(({ metatype }) => metatype as Controller | null);
    return controllers.flatMap((controller) => (controller ? this.faultsOf(controller) : []));
  }

  private faultsOf(controller: Controller): string[] {
    const prototype = controller.prototype as Record<string, Handler>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name] as Handler;
      if (!Reflect.hasMetadata(PATH_METADATA, handler)) return [];
      const fault = faultOf(accessRuleOf(handler));
      return fault === null ? [] : [`${controller.name}.${name} ${fault}`];
    });
  }
}

function faultOf(rule: AccessRule): string | null {
  switch (rule.kind) {
    case 'public':
      return null;
    case 'none':
      return 'has neither @Allow() nor @Public()';
    case 'both':
      return 'has both @Allow() and @Public()';
    case 'permission':
      return declaredPermissions().has(rule.permission)
        ? null
        : `names the undeclared permission ${rule.permission}`;
  }
}
