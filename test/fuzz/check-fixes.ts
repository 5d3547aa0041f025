import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { ShownProblem } from '../../server/src/diagnostics/file-report.ts';
import { toWorkspaceEdit } from '../../server/src/features/workspace-edit.ts';
import { fitEdits } from '../../server/src/yaml/fit-edits.ts';
import type { YamlNode } from '../../server/src/yaml/nodes.ts';
import type { LanguageService } from '../../server/src/language-service.ts';
import { applyEdit } from './exercise.ts';

/**
 * Applies each fix of each problem of a file by itself. What comes out must be YAML if the file was, and must
 * not have the problem any more.
 * @returns how many fixes were tried
 */
export async function checkFixes(service: LanguageService, uri: string, text: string): Promise<number> {
  service.setFile(uri, text);
  const problems = await service.problems(uri);
  // Beside repeated keys one fault hides another, and who removes an anchor or a tag knows why.
  const isOdd = /[&!]|\}:/.test(text) || service.documents(uri).some(({ root }) => repeatsKeys(root));
  if (isOdd || countFaults(service, uri) > 0) return 0;
  // All edits are taken first: they hold for the text as it is now.
  const fixes = problems.flatMap((shown) =>
    shown.problem.fixes.map(({ title, edits }) => ({
      shown,
      title,
      edit: toWorkspaceEdit(fitEdits(edits()) ?? []),
    })),
  );
  for (const { shown, title, edit } of fixes) {
    const changed = Object.keys(edit.changes ?? {});
    // JSON has no way to write some fixes; in the end they are not offered.
    if (changed.length === 0 || changed.some((each) => each !== uri)) continue;
    const { code, message } = shown.problem;
    const told = `"${title}" for ${code} (${message})`;
    const fixed = applyOrExplain(text, uri, edit, told);
    service.setFile(uri, fixed);
    const left = countLike(await service.problems(uri), shown);
    if (countFaults(service, uri) > 0) throw new Error(`${told} breaks the YAML:\n${fixed}`);
    // One of three equal items leaves two.
    const isAlone = problems.filter(({ problem }) => problem.code === code).length === 1;
    if (isAlone && left > 0) throw new Error(`${told} leaves the problem:\n${fixed}`);
  }
  service.setFile(uri, text);
  return fixes.length;
}

function repeatsKeys(node: YamlNode | undefined): boolean {
  if (node?.kind === 'seq') return node.items.some(repeatsKeys);
  if (node?.kind !== 'map') return false;
  const names = new Set(node.pairs.map(({ name }) => name));
  return names.size < node.pairs.length || node.pairs.some(({ value }) => repeatsKeys(value));
}

function applyOrExplain(text: string, uri: string, edit: WorkspaceEdit, told: string): string {
  try {
    return applyEdit(text, uri, edit);
  } catch (error) {
    throw new Error(`${told} has edits that overlap`, { cause: error });
  }
}

function countFaults(service: LanguageService, uri: string): number {
  return service.documents(uri).reduce((count, { faults }) => count + faults.length, 0);
}

function countLike(problems: readonly ShownProblem[], { problem }: ShownProblem): number {
  return problems.filter(
    ({ problem: { code, message } }) => code === problem.code && message === problem.message,
  ).length;
}
