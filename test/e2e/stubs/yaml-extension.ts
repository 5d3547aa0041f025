import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** Who knows which schema a file has, by the name that the schemas' addresses have as scheme. */
interface Contributor {
  requestSchema(file: string): string | undefined;
  requestContent(schema: string): string;
}

/** What the real extension lets others do, and a look at what it makes of that. */
export interface YamlExtensionStandIn {
  registerContributor(
    name: string,
    requestSchema: Contributor['requestSchema'],
    requestContent: Contributor['requestContent'],
  ): boolean;
  schemasOf(file: string): string[];
}

/**
 * Runs the server of the real extension, which is on npm as the extension is not, and speaks the part of the
 * extension's API by which others tell the server which schema a file has.
 */
export function activate(context: vscode.ExtensionContext): YamlExtensionStandIn {
  const contributors = new Map<string, Contributor>();
  const schemasOf = (file: string): string[] =>
    [...contributors.values()].flatMap(({ requestSchema }) => requestSchema(file) ?? []);
  const client = new LanguageClient(
    'yaml',
    'YAML Support',
    { module: process.env['MESHWRIGHT_E2E_YAML_SERVER'] ?? '', transport: TransportKind.ipc },
    { documentSelector: [{ language: 'yaml' }] },
  );
  client.onRequest('custom/schema/request', schemasOf);
  client.onRequest(
    'custom/schema/content',
    (schema: string) => contributors.get(vscode.Uri.parse(schema).scheme)?.requestContent(schema) ?? null,
  );
  void client.start().then(async () => await client.sendNotification('yaml/registerCustomSchemaRequest'));
  context.subscriptions.push(client);
  return {
    registerContributor(name, requestSchema, requestContent) {
      contributors.set(name, { requestSchema, requestContent });
      return true;
    },
    schemasOf,
  };
}
