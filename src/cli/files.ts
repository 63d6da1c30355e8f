import { readFile } from 'node:fs/promises';
import { UsageError } from './command.js';

/** A file that an option names. */
export function textInFile(option: string, file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new UsageError(`--${option}: ${file} cannot be read`);
  });
}

export async function jsonInFile(option: string, file: string): Promise<unknown> {
  const text = await textInFile(option, file);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UsageError(`--${option}: ${file} is no JSON: ${(error as Error).message}`);
  }
}
