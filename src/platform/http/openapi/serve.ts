import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { DOCS_PATH } from '../security-headers.js';
import { buildOpenApi } from './openapi.js';

export const OPENAPI_PATH = '/api/openapi.json';

/** Swagger UI at /api/docs and the document at /api/openapi.json, built when somebody first asks for it. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup(DOCS_PATH.slice(1), app, () => buildOpenApi(app), {
    jsonDocumentUrl: OPENAPI_PATH.slice(1),
    raw: ['json'],
    customSiteTitle: 'Bindery API',
    swaggerOptions: { persistAuthorization: true, displayRequestDuration: true, operationsSorter: 'alpha' },
  });
}
