import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/**
 * Lets plain Node run the TypeScript sources without a build, the way Jest compiles them: `node --import ./scripts/typescript.mjs x.ts`.
 * Node's own type stripping is not enough, since decorators and parameter properties need compiling.
 */
const config = JSON.parse(readFileSync(new URL('../.swcrc', import.meta.url), 'utf8'));
/** Also of a module that is loaded anew, with a query. */
const isSource = (url) => /^file:[^?]*\.ts(\?|$)/.test(url) && !url.includes('/node_modules/');

registerHooks({
  resolve(specifier, context, next) {
    if (
      /^\.{1,2}\/.*\.js$/.test(specifier) &&
      context.parentURL !== undefined &&
      isSource(context.parentURL)
    ) {
      const source = new URL(`${specifier.slice(0, -3)}.ts`, context.parentURL);
      if (existsSync(source)) return { url: source.href, format: 'module', shortCircuit: true };
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!isSource(url)) return next(url, context);
    const filename = fileURLToPath(url.split('?')[0]);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      ...config,
      filename,
      swcrc: false,
      sourceMaps: 'inline',
      module: { type: 'es6' },
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
