import * as vscode from 'vscode';
import { holdsOnlyMeshResources } from './mesh-documents.ts';

/** The extension by Red Hat that most users of YAML have, and the part of its API that we use. */
const extensionId = 'redhat.vscode-yaml';

interface YamlExtension {
  registerContributor(
    name: string,
    requestSchema: (file: string) => string | undefined,
    requestContent: (schema: string) => string,
  ): boolean;
}

/** A schema that allows everything, by which the other extension leaves a file to us. */
const openSchema = 'meshwright://schema/mesh-resources';

/**
 * Has the other extension leave files alone that hold nothing but mesh resources: there it would complete, explain
 * and judge a second time, by a schema that it took for another. Other files stay its own.
 */
export async function shareWithYamlExtension(): Promise<void> {
  const extension = vscode.extensions.getExtension<Partial<YamlExtension> | undefined>(extensionId);
  const api = await extension?.activate().then(
    (exported) => exported,
    () => undefined,
  );
  api?.registerContributor?.(
    'meshwright',
    (file) => (isOurs(file) ? openSchema : undefined),
    () => JSON.stringify({ title: 'Mesh resources, checked by Meshwright' }),
  );
}

function isOurs(file: string): boolean {
  const document = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.toString() === file || uri.toString(true) === file,
  );
  return document !== undefined && holdsOnlyMeshResources(document.getText());
}

/** Tells whether the other extension is there and serves a document as well: it gives the outline of YAML files. */
export function isSharedWithYamlExtension({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'yaml' && vscode.extensions.getExtension(extensionId) !== undefined;
}

/** Tells whether the other extension reports where a document is no YAML. */
export function reportsSyntax(document: vscode.TextDocument): boolean {
  return (
    isSharedWithYamlExtension(document) && vscode.workspace.getConfiguration('yaml').get('validate') !== false
  );
}
