import { composeApp } from '../app.setup.js';
import { loadConfig } from '../platform/config/config.js';
import { buildOpenApi } from '../platform/http/openapi/openapi.js';

/** The committed OpenAPI document. No setting shows in it, so any that lets the application be put together will do. */
export async function openApiText(): Promise<string> {
  const config = loadConfig({
    DATABASE_URL: 'postgresql://nobody@127.0.0.1/nothing',
    ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
    LOG_LEVEL: 'silent',
  });
  const app = await composeApp(config);
  return `${JSON.stringify(buildOpenApi(app), null, 2)}\n`;
}
