import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

/** What is used of @gorules/zen-engine. */
export interface ZenModule {
  readonly ZenEngine: new () => { createDecision(graph: object): ZenDecision };
}

export interface ZenDecision {
  evaluate(context: unknown, options: { readonly trace: boolean }): Promise<{ readonly result: unknown }>;
}

/** What is used of json-rules-engine. */
export interface JsonRulesModule {
  readonly Engine: new (rules: readonly object[]) => {
    run(facts: object): Promise<{ readonly events: readonly JsonRulesEvent[] }>;
  };
}

export interface JsonRulesEvent {
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

export interface PeerModules {
  readonly zen: ZenModule;
  readonly jsonRules: JsonRulesModule;
}

/** The engines of peers/package.json; throws with what to do when they are not installed. */
export function peerModules(): PeerModules {
  const require = createRequire(join(PROJECT_ROOT, 'bench', 'rating', 'peers', 'package.json'));
  try {
    return {
      zen: require('@gorules/zen-engine') as ZenModule,
      jsonRules: require('json-rules-engine') as JsonRulesModule,
    };
  } catch (cause) {
    const command = 'npm install --prefix bench/rating/peers --ignore-scripts --no-package-lock';
    throw new Error(`The engines to measure beside are not installed: ${command}`, { cause });
  }
}
