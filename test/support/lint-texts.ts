import { existsSync } from 'node:fs';
import path from 'node:path';
import { createNodeSchemas } from '../../server/src/host/node-schemas.ts';
import { SETTINGS_FILE, SettingsTree } from '../../server/src/host/settings-tree.ts';
import { createLanguageService } from '../../server/src/language-service.ts';
import type { Settings } from '../../server/src/resources/settings.ts';

/** What the product says about one place of one file. */
interface LintedProblem {
  readonly file: string;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  /** The text that is underlined. */
  readonly text: string;
}

const schemaFolder = path.resolve(import.meta.dirname, '../../dist/schemas');

/**
 * Checks files as one workspace, with everything the product has: schemas, rules, suppression.
 * Takes the texts by file name, settings files included, and the settings that differ from the defaults.
 * Rejects if a rule throws, and where the schemas were never built: without them silence proves nothing.
 */
export async function lintTexts(
  files: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
): Promise<LintedProblem[]> {
  if (!existsSync(schemaFolder)) throw new Error('The schemas are not built. Run "npm run build" first.');
  const failures: string[] = [];
  const service = createLanguageService({
    schemas: createNodeSchemas(schemaFolder),
    log: (message) => failures.push(message),
  });
  const tree = new SettingsTree();
  tree.setBase(settings);
  service.setSettings((uri) => tree.settingsFor(uri));
  const manifests = Object.keys(files).filter((file) => path.basename(file) !== SETTINGS_FILE);
  for (const [file, text] of Object.entries(files)) {
    if (manifests.includes(file)) service.setFile(toUri(file), text);
    else tree.setFile(toUri(file), text);
  }
  const found: LintedProblem[] = [];
  for (const file of manifests) {
    for (const { problem, severity } of await service.problems(toUri(file))) {
      const { code, message, document, span } = problem;
      found.push({ file, severity, code, message, text: document.text.slice(span.start, span.end) });
    }
  }
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return found;
}

function toUri(file: string): string {
  return `file:///${file}`;
}
