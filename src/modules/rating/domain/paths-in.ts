import type { ASTNode } from '@marcbachmann/cel-js';
import type { Locals } from './decision/trigger-values.js';
import { valuePathOf } from './decision/trigger-values.js';

const MACROS = ['exists', 'all', 'exists_one', 'filter'];

/** The paths of all fields and lists in an expression, with `[]` for each element. */
export function pathsIn(node: ASTNode, locals: Locals): readonly string[] {
  const path = valuePathOf(node, locals);
  if (path !== null) return [path];
  if (node.op === 'rcall') {
    const [name, on, args] = node.args;
    const [variable, body] = args;
    if (MACROS.includes(name) && variable?.op === 'id' && body) {
      const list = valuePathOf(on, locals);
      return list === null ? [] : pathsIn(body, new Map([...locals, [variable.args, `${list}[]`]]));
    }
    return [on, ...args].flatMap((inner) => pathsIn(inner, locals));
  }
  return childrenOf(node).flatMap((inner) => pathsIn(inner, locals));
}

function childrenOf(node: ASTNode): readonly ASTNode[] {
  const parts: readonly unknown[] = Array.isArray(node.args) ? node.args.flat() : [node.args];
  return parts.filter((part): part is ASTNode => typeof part === 'object' && part !== null && 'op' in part);
}
