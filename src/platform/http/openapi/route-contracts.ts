import type { INestApplication, Type } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { VERSIONED } from '../etag.js';
import type { ModelClass } from '../fields/schema.js';
import { fieldsOf } from '../fields/schema.js';
import { IDEMPOTENT } from '../idempotency.js';
import { PROBLEMS } from '../problems.decorator.js';
import type { PermissionName } from '../permissions.js';
import { placeOfArgument, settingsOn } from '../route-options.js';

/** What our decorators say about a route, as the OpenAPI document needs it. */
export interface RouteContract {
  readonly isPublic: boolean;
  readonly permission: PermissionName | undefined;
  /** The most seconds since the sign-in. */
  readonly maxAgeSeconds: number | undefined;
  readonly isIdempotent: boolean;
  readonly isVersioned: boolean;
  readonly problems: readonly string[];
  readonly locatedAt: string | undefined;
  /** The classes of body and query, if they have fields. */
  readonly body: ModelClass | undefined;
  readonly query: ModelClass | undefined;
}

const OPERATION = 'swagger/apiOperation';

/**
 * The operation id, which is the method's name in generated clients: `createUser` for UsersController.create, `searchUsers` for its search.
 * Where the trade has another word, @ApiOperation says it.
 */
export function operationIdOf(controller: string, method: string): string {
  const nouns = controller.replace(/Controller$/, '');
  if (/^(search|list)$/.test(method)) return method + nouns;
  return method === 'page' ? `read${singular(nouns)}Page` : method + singular(nouns);
}

const ENDINGS = [
  [/ies$/, 'y'],
  [/lyses$/, 'lysis'],
  [/oria$/, 'orium'],
  [/s$/, ''],
] as const;

function singular(nouns: string): string {
  const [ending, one] = ENDINGS.find(([plural]) => plural.test(nouns)) ?? [/$/, ''];
  return nouns.replace(ending, one);
}

/** The contract of every controller method, by its operation id. */
export function routeContracts(app: INestApplication): ReadonlyMap<string, RouteContract> {
  const contracts = new Map<string, RouteContract>();
  const scanner = new MetadataScanner();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as Readonly<Record<string, object>>;
      for (const method of scanner.getAllMethodNames(prototype)) {
        const handler = prototype[method];
        if (handler)
          contracts.set(idOf(metatype.name, method, handler), contractOf(handler, metatype as Type, method));
      }
    }
  }
  return contracts;
}

function idOf(controller: string, method: string, handler: object): string {
  const named = Reflect.getMetadata(OPERATION, handler) as { readonly operationId?: string } | undefined;
  return named?.operationId ?? operationIdOf(controller, method);
}

function contractOf(handler: object, controller: Type, method: string): RouteContract {
  const read = (key: string): unknown =>
    Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller);
  const { isPublic = false, permission, stepUp, locatedAt } = settingsOn(handler);
  return {
    isPublic,
    permission,
    maxAgeSeconds: stepUp?.maxAgeSeconds,
    isIdempotent: read(IDEMPOTENT) === true,
    isVersioned: read(VERSIONED) === true,
    problems: (read(PROBLEMS) as readonly string[] | undefined) ?? [],
    locatedAt,
    body: modelOf(controller, method, RouteParamtypes.BODY),
    query: modelOf(controller, method, RouteParamtypes.QUERY),
  };
}

/** The class of the body or query argument. */
function modelOf(controller: Type, method: string, kind: RouteParamtypes): ModelClass | undefined {
  const place = placeOfArgument(controller, method, kind);
  const types = Reflect.getMetadata(
    'design:paramtypes',
    controller.prototype as object,
    method,
  ) as readonly ModelClass[];
  const model = place === undefined ? undefined : types[place];
  return model && fieldsOf(model).size > 0 ? model : undefined;
}
