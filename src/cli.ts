import { commandLine } from './cli/command-line.js';

/** Not awaited here: what the build makes of this is no module, and knows no `await` outside of functions. */
export const ended = commandLine(process.argv.slice(2), process.env).then((code) => {
  process.exitCode = code;
});
