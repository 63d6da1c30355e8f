import { DomainError } from '../shared/errors.js';
import type { Command } from './command.js';

/** Runs a command. A refusal is printed with the faults of each option, and the exit code is 1. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  try {
    return await command.run(args, environment);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { detail, errors = [] } = error.details;
    const faults = errors.map((fault) => `  ${optionAt(fault.pointer, command)} ${fault.detail}`);
    console.error([error.title, ...(detail === undefined ? [] : [detail]), ...faults].join('\n'));
    return 1;
  }
}

/**
 * The option behind a field of the request: the one with the most words that the field's name all contains (`--per-minute` is
 * `/rateLimitPerMinute`). A field from a file has none and keeps its name.
 */
export function optionAt(
  pointer: string,
  { usage, options: named = {} }: Pick<Command, 'usage' | 'options'>,
): string {
  const [first = ''] = pointer.replace(/^[/?]/, '').split('/');
  const own = named[first];
  if (own !== undefined) return own;
  const field = new Set(wordsOf(pointer));
  const options = (usage.match(/--[a-z][a-z0-9-]*/g) ?? [])
    .map((option) => ({ option, words: wordsOf(option) }))
    .filter(({ words }) => words.every((word) => field.has(word)))
    .sort((one, other) => other.words.length - one.words.length);
  return options[0]?.option ?? pointer.replace(/^[/?]/, '');
}

/** The words of a name, in lower case and singular. */
function wordsOf(name: string): readonly string[] {
  const words = name
    .replaceAll(/[A-Z]/g, '-$&')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.filter((word) => word !== '').map((word) => word.replace(/s$/, ''));
}
