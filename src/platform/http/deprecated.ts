import { Header, applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const SUNSET = 'x-sunset';

export interface Deprecation {
  readonly since: string;
  /** The first day on which it may be gone. */
  readonly sunset: string;
  /** The address of the page that says what to call instead. */
  readonly see: string;
}

/**
 * Announces the end of a route in each of its answers: Deprecation (RFC 9745), Sunset (RFC 8594) and a link. The OpenAPI document marks it
 * as deprecated, with the day that the check for breaking changes waits for.
 */
export function Deprecated({ since, sunset, see }: Deprecation): MethodDecorator {
  return applyDecorators(
    Header('Deprecation', `@${Date.parse(since) / 1000}`),
    Header('Sunset', new Date(sunset).toUTCString()),
    Header('Link', `<${see}>; rel="deprecation"`),
    ApiExtension(SUNSET, sunset),
  );
}
