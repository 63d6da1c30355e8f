import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Allow, Public } from '../../src/platform/http/access.js';
import { LocatedAt } from '../../src/platform/http/entity-headers.js';
import { Deprecated } from '../../src/platform/http/deprecated.js';
import type { ExpectedRowVersion } from '../../src/platform/http/etag.js';
import { ExpectedVersion } from '../../src/platform/http/etag.js';
import {
  DateOnly,
  Factor,
  Id,
  Int,
  JsonObject,
  ListOf,
  ListOfOneOf,
  MoneyText,
  Nested,
  OneOf,
  PageQuery,
  Text,
  pageOf,
} from '../../src/platform/http/fields.js';
import { IdParam } from '../../src/platform/http/id-param.js';
import { Idempotent } from '../../src/platform/http/idempotency.js';
import { buildOpenApi } from '../../src/platform/http/openapi/openapi.js';
import { Problems } from '../../src/platform/http/problems.decorator.js';
import { Clock } from '../../src/shared/clock.js';
import { cloneDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import type { PlatformApp } from './platform-app.js';
import { startPlatform, testConfig } from './platform-app.js';

class Roof {
  @OneOf(['tile', 'metal'], { example: 'tile' })
  readonly material!: string;
}

class HouseRequest {
  @Text({ max: 80, example: 'Elm Street 1', description: 'As on the deed.' })
  readonly address!: string;

  @MoneyText({ min: '1.00', nullable: true })
  readonly value!: string | null;

  @Factor({ optional: true })
  readonly factor?: string;

  @DateOnly({ optional: true, nullable: true })
  readonly builtOn?: string | null;

  @Nested(() => Roof, { nullable: true, description: 'The roof.' })
  readonly roof!: Roof | null;

  @ListOf(() => Roof, { max: 3 })
  readonly formerRoofs!: readonly Roof[];

  @ListOfOneOf(['CA', 'TX'], { max: 2 })
  readonly states!: readonly string[];

  @JsonObject({ optional: true, example: { color: 'red' } })
  readonly data?: object;
}

class HouseResponse extends HouseRequest {
  @Id()
  readonly id!: string;

  @Int({ min: 1, max: 1000 })
  readonly rowVersion!: number;
}

const HousePage = pageOf(HouseResponse);

@ApiTags('houses')
@Controller('houses')
class HousesController {
  @Post()
  @Allow('houses.create')
  @Idempotent()
  @LocatedAt('/api/v1/houses/:id')
  @Problems('http.conflict')
  @ApiOperation({ summary: 'Build a house' })
  @ApiCreatedResponse({ type: HouseResponse })
  create(@Body() body: HouseRequest): object {
    return body;
  }

  @Get('old')
  @Public()
  @Deprecated({ since: '2026-12-01', sunset: '2027-06-01', see: 'https://docs.example/houses' })
  @ApiOperation({ summary: 'See an old house', operationId: 'readOldHouse' })
  @ApiOkResponse({ type: Roof })
  old(): object {
    return { material: 'tile' };
  }

  @Get()
  @Public()
  @ApiOperation({ summary: 'List houses' })
  @ApiOkResponse({ type: HousePage })
  list(@Query() query: PageQuery): object {
    return query;
  }

  @Patch(':id')
  @Allow('houses.update')
  @ApiOperation({ summary: 'Change a house', operationId: 'changeHouse' })
  @ApiOkResponse({ type: HouseResponse })
  update(
    @IdParam() _id: string,
    @ExpectedVersion() _expected: ExpectedRowVersion,
    @Body() body: HouseRequest,
  ): object {
    return body;
  }

  @Delete(':id')
  @Allow('houses.remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Tear a house down' })
  @ApiNoContentResponse()
  remove(@IdParam() _id: string, @ExpectedVersion() _expected: ExpectedRowVersion): void {}
}

@Controller('sloppy')
class SloppyController {
  @Get()
  @Public()
  list(): object {
    return {};
  }
}

@ApiTags('unknown')
@Controller('unknown')
class UnknownCodeController {
  @Get()
  @Public()
  @Problems('houses.no-such-code')
  @ApiOperation({ summary: 'List' })
  @ApiOkResponse({ type: Roof })
  list(): object {
    return {};
  }
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

let database: TestDatabase;
let platform: PlatformApp;
let document: OpenAPIObject;

beforeAll(async () => {
  database = await cloneDatabase();
  platform = await startPlatform(testConfig(database.url), [HousesController]);
  document = buildOpenApi(platform.app);
});

afterAll(async () => {
  await platform.app.close();
  await database.drop();
});

function operation(method: 'get' | 'post' | 'patch' | 'delete', path: string): Operation {
  const found = document.paths[path]?.[method];
  if (!found) throw new Error(`${method} ${path} is not in the document`);
  return found;
}

function answerOf({ responses }: Operation, status: string): unknown {
  const answer = responses[status];
  const name = answer && '$ref' in answer ? answer.$ref.split('/').at(-1) : undefined;
  return name === undefined ? answer : document.components?.responses?.[name];
}

function parameters(of: Operation): readonly string[] {
  return (of.parameters ?? []).map((one) => ('name' in one ? `${one.in} ${one.name}` : one.$ref));
}

describe('the OpenAPI document', () => {
  it('is 3.1 with ids, security and the routes of the API only', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual([
      '/api/v1/houses',
      '/api/v1/houses/old',
      '/api/v1/houses/{id}',
    ]);
    expect(operation('post', '/api/v1/houses').operationId).toBe('createHouse');
    expect(operation('patch', '/api/v1/houses/{id}').operationId).toBe('changeHouse');
    expect(operation('post', '/api/v1/houses').security).toEqual([
      { oauth2: ['api'] },
      { oauth2: ['houses.create'] },
      { openIdConnect: [] },
      { bearer: [] },
    ]);
    expect(operation('get', '/api/v1/houses').security).toEqual([]);
    expect(operation('post', '/api/v1/houses').description).toContain('`houses.create`');
  });

  it('names the problems of each route', () => {
    const statuses = (of: Operation): readonly string[] => Object.keys(of.responses);
    expect(statuses(operation('post', '/api/v1/houses'))).toEqual(
      '201 400 401 403 408 409 413 414 415 422 429 431 500 503'.split(' '),
    );
    expect(statuses(operation('get', '/api/v1/houses'))).toEqual('200 400 408 414 431 500 503'.split(' '));
    expect(statuses(operation('patch', '/api/v1/houses/{id}'))).toEqual(
      '200 400 401 403 404 408 409 412 413 414 415 422 428 429 431 500 503'.split(' '),
    );
    expect(answerOf(operation('post', '/api/v1/houses'), '422')).toEqual({
      description:
        '`money.too-large`: An amount, or a sum of amounts, would have more than twelve digits before the point.\n\n' +
        '`http.idempotency-key-reused`: This Idempotency-Key was used before with a different request.',
      content: {
        'application/problem+json': {
          schema: {
            allOf: [
              { $ref: '#/components/schemas/Problem' },
              {
                type: 'object',
                required: ['code'],
                properties: {
                  code: { type: 'string', enum: ['money.too-large', 'http.idempotency-key-reused'] },
                },
                additionalProperties: true,
              },
            ],
          },
        },
      },
    });
  });

  it('writes once what two operations refuse alike', () => {
    const [patch, remove] = [
      operation('patch', '/api/v1/houses/{id}'),
      operation('delete', '/api/v1/houses/{id}'),
    ];
    expect(patch.responses['403']).toEqual(remove.responses['403']);
    expect(patch.responses['403']).toEqual({ $ref: expect.stringMatching(/responses\/403-[0-9a-f]{12}$/) });
    expect(patch.responses['400']).not.toEqual(remove.responses['400']);
  });

  it('writes an answer with a single code once, and says when to repeat what may be repeated', () => {
    const { responses } = operation('get', '/api/v1/houses');
    expect(responses['503']).toEqual({ $ref: '#/components/responses/http.unavailable' });
    expect(document.components?.responses?.['http.unavailable']).toMatchObject({
      headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } },
    });
  });

  it('has the headers of idempotency and versions', () => {
    expect(parameters(operation('post', '/api/v1/houses'))).toContain(
      '#/components/parameters/IdempotencyKey',
    );
    expect(parameters(operation('patch', '/api/v1/houses/{id}'))).toEqual([
      'path id',
      '#/components/parameters/IfMatch',
    ]);
    const created = operation('post', '/api/v1/houses').responses['201'];
    expect(Object.keys((created as { readonly headers: object }).headers)).toEqual([
      'ETag',
      'Location',
      'Idempotency-Replayed',
    ]);
  });

  it('describes fields as they are validated', () => {
    expect(document.components?.schemas?.['HouseRequest']).toEqual({
      type: 'object',
      required: ['address', 'value', 'roof', 'formerRoofs', 'states'],
      properties: {
        address: {
          type: 'string',
          minLength: 1,
          maxLength: 80,
          'x-text': 'prose',
          example: 'Elm Street 1',
          description: 'As on the deed.',
        },
        value: {
          type: ['string', 'null'],
          format: 'decimal',
          pattern: expect.any(String) as unknown,
          'x-detail': 'must be an amount as text with two places, such as "501.00"',
          'x-minimum': '1.00',
          'x-maximum': '999999999999.99',
          example: '501.00',
        },
        factor: {
          type: 'string',
          format: 'decimal',
          pattern: expect.any(String) as unknown,
          'x-detail': 'must be a decimal as text, such as "1.25"',
          'x-minimum': '0',
          'x-maximum': '999999999999',
        },
        builtOn: {
          type: ['string', 'null'],
          format: 'date',
          'x-minimum': '1800-01-01',
          'x-maximum': '2299-12-31',
        },
        roof: { description: 'The roof.', anyOf: [{ $ref: '#/components/schemas/Roof' }, { type: 'null' }] },
        formerRoofs: {
          type: 'array',
          minItems: 0,
          maxItems: 3,
          items: { $ref: '#/components/schemas/Roof' },
        },
        states: { type: 'array', minItems: 0, maxItems: 2, items: { type: 'string', enum: ['CA', 'TX'] } },
        data: { type: 'object', additionalProperties: true, example: { color: 'red' } },
      },
      additionalProperties: false,
    });
    expect(document.components?.schemas?.['HousePage']).toMatchObject({
      required: ['items', 'nextCursor'],
      properties: { nextCursor: { type: ['string', 'null'] } },
    });
    expect(parameters(operation('get', '/api/v1/houses'))).toEqual(['query limit', 'query cursor']);
  });

  it('says of a route that is going to end when it does, and so does each answer of it', async () => {
    expect(operation('get', '/api/v1/houses/old')).toMatchObject({
      deprecated: true,
      'x-sunset': '2027-06-01',
    });
    expect(operation('get', '/api/v1/houses')).not.toHaveProperty('deprecated');
    const { headers } = await platform.app.inject({ method: 'GET', url: '/api/v1/houses/old' });
    expect(headers).toMatchObject({
      deprecation: '@1796083200',
      sunset: 'Tue, 01 Jun 2027 00:00:00 GMT',
      link: '<https://docs.example/houses>; rel="deprecation"',
    });
  });

  it('is the same text every time', () => {
    expect(JSON.stringify(buildOpenApi(platform.app))).toBe(JSON.stringify(document));
  });

  it('is served with Swagger UI, whose scripts the policy lets run', async () => {
    const json = await platform.app.inject({ method: 'GET', url: '/api/openapi.json' });
    // Its examples are of today.
    const undated = (text: string): unknown =>
      JSON.parse(text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now'));
    expect(undated(json.payload)).toEqual(undated(JSON.stringify(document)));
    const page = await platform.app.inject({ method: 'GET', url: '/api/docs' });
    expect(/<script>(?!\s*<\/script>)/.test(page.payload)).toBe(false);
    for (const path of ['/api/docs', '/api/docs/swagger-ui-init.js', '/api/docs/swagger-ui-bundle.js']) {
      const answer = await platform.app.inject({ method: 'GET', url: path });
      expect([path, answer.statusCode]).toEqual([path, 200]);
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    }
  });

  it('is got by the page at its own address, and not written into a script for each visit', async () => {
    const { payload } = await platform.app.inject({ method: 'GET', url: '/api/docs/swagger-ui-init.js' });
    expect(payload).toContain('"swaggerUrl": "/api/openapi.json"');
    expect(payload).not.toContain('/api/v1/');
  });
});

describe('the document of several instances', () => {
  const servedAt = async (app: PlatformApp['app'], moment: string): Promise<readonly unknown[]> => {
    Object.assign(app.get(Clock), { now: () => new Date(moment) });
    const { headers, payload } = await app.inject({ method: 'GET', url: '/api/openapi.json' });
    const page = await app.inject({ method: 'GET', url: '/api/docs/swagger-ui-init.js' });
    return [headers['etag'], payload, page.payload];
  };

  it('is the same bytes under the same ETag all day, whenever each of them was first asked', async () => {
    const other = await startPlatform(testConfig(database.url), [HousesController]);
    const shown = await servedAt(platform.app, '2026-11-30T06:12:45.123Z');
    expect(
      (await servedAt(other.app, '2026-12-01T04:59:59.999Z')).map((each, index) => each === shown[index]),
    ).toEqual([true, true, true]);
    const [etag, text] = await servedAt(other.app, '2026-12-01T05:00:00.000Z');
    expect(etag).not.toBe(shown[0]);
    expect(String(text).includes('"2026-12-01T05:00:00.000Z"')).toBe(true);
    await other.app.close();
  });
});

describe('an incomplete document', () => {
  it('names the operations that lack something', async () => {
    const sloppy = await startPlatform(testConfig(database.url), [SloppyController]);
    expect(() => buildOpenApi(sloppy.app)).toThrow(
      'The OpenAPI document is incomplete:\nGET /api/v1/sloppy lacks a summary, a tag, a typed answer',
    );
    await sloppy.app.close();
  });

  it('names problems that no room declares', async () => {
    const unknown = await startPlatform(testConfig(database.url), [UnknownCodeController]);
    expect(() => buildOpenApi(unknown.app)).toThrow('houses.no-such-code');
    await unknown.app.close();
  });
});
