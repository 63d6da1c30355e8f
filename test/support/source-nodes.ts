import ts from 'typescript';

/** Every node of a source that holds any of the words; most sources do not, and to parse them is what costs. */
export function sourceNodes(source: string, words: RegExp): readonly ts.Node[] {
  if (!words.test(source)) return [];
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}
