import { Header, applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const SUNSET = 'x-sunset';

export interface Deprecation {
  /** The day from which on the route is deprecated. */
  readonly since: string;
  /** The first day on which it may be gone. */
  readonly sunset: string;
  /** Where it stands what to call instead. */
  readonly see: string;
}

/**
 * A route that is going to end tells so with every answer: Deprecation (RFC 9745), Sunset (RFC 8594) and a link. The
 * document marks it as deprecated, with the day that the check for breaking changes waits for.
 */
export function Deprecated({ since, sunset, see }: Deprecation): MethodDecorator {
  return applyDecorators(
    Header('Deprecation', `@${Date.parse(since) / 1000}`),
    Header('Sunset', new Date(sunset).toUTCString()),
    Header('Link', `<${see}>; rel="deprecation"`),
    ApiExtension(SUNSET, sunset),
  );
}
