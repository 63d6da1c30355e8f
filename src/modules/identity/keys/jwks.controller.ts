import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../../platform/http/access.js';
import { JsonWebKeySetResponse } from './jwks.dto.js';
import { SigningKeys } from './signing-keys.js';

/** RFC 7517: lets other services verify our access tokens. */
@ApiTags('administration')
@Controller('.well-known')
export class JwksController {
  constructor(private readonly keys: SigningKeys) {}

  @Get('jwks.json')
  @Public()
  @Header('Cache-Control', 'public, max-age=300')
  @ApiOperation({ operationId: 'getJwks', summary: 'The public keys that access tokens are signed with' })
  @ApiOkResponse({ type: JsonWebKeySetResponse })
  async read(): Promise<JsonWebKeySetResponse> {
    return { keys: await this.keys.published() };
  }
}
