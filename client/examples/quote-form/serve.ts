import { createServer } from 'node:http';
import { clientCredentials, createBindery } from '@bindery/client';
import { portal } from './portal.js';

const { BINDERY_URL: baseUrl = 'http://localhost:3000', PORT: port = '3100', TOKEN: token } = process.env;
const { TOKEN_URL: tokenUrl = '', CLIENT_ID: clientId = '', CLIENT_SECRET: clientSecret = '' } = process.env;
const bindery = createBindery({
  baseUrl,
  token: token ?? clientCredentials({ tokenUrl, clientId, clientSecret }),
});

createServer(portal(bindery)).listen(Number(port), '127.0.0.1', () => {
  process.stdout.write(`Quote at http://localhost:${port}\n`);
});
