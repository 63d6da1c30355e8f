import { registerHooks, setSourceMapsSupport } from 'node:module';
import '../../../scripts/typescript.mjs';

/**
 * How the modules of a test are found: sources as they are, the client from its sources, and what Jest gives to a test from the
 * runner, which puts it on the global object (its package throws outside of Jest's own sandbox).
 */
const PLACES = {
  '@bindery/client': new URL('../../../client/src/index.ts', import.meta.url).href,
  '@jest/globals': new URL('globals.mjs', import.meta.url).href,
};

registerHooks({
  resolve(specifier, context, next) {
    const url = PLACES[specifier];
    return url === undefined ? next(specifier, context) : { url, format: 'module', shortCircuit: true };
  },
});

// Failures name the line of the source, not of what it was compiled to. Packages, and functions that they make from text, have no such lines.
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
