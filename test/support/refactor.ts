import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from '../../server/src/resources/settings.ts';
import { openWorkspace, type FeatureWorkspace } from './feature-test.ts';

/** A VirtualService that shares requests out and lets testers see what is next, with comments to keep. */
export const CANARY = `# file: test.yaml
# Traffic of the shop.
apiVersion: networking.istio.io/v1
kind: Virtual<|>Service
metadata:
  name: reviews # Stays.
  namespace: shop
spec:
  hosts:
    - reviews
  http:
    # Testers see what is next.
    - name: testers
      match:
        - headers:
            x-tester:
              exact: "yes"
      route:
        - destination:
            host: reviews-next
            port:
              number: 9080
      timeout: 0.5s
    - route:
        - destination:
            host: reviews
            port:
              number: 9080
          weight: 90
        - destination:
            host: reviews-next
            port:
              number: 9080
          weight: 10
`;

/** A file with two Services, the first of which has a workload of version v2. */
export const SERVICES = `# file: services.yaml
apiVersion: v1
kind: Service
metadata: {name: reviews, namespace: shop}
spec: {selector: {app: reviews}, ports: [{name: http, port: 9080}]}
---
apiVersion: v1
kind: Service
metadata: {name: reviews-next, namespace: shop}
spec: {selector: {app: reviews-next}, ports: [{name: http, port: 9080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: reviews-v2, namespace: shop}
spec: {template: {metadata: {labels: {app: reviews, version: v2}}}}
`;

/** What the actions at the cursor of a marked workspace are, and what they make of its files. */
export interface Refactorings {
  readonly titles: readonly string[];
  /** The file with the cursor after the action whose title holds some words; fails if there is none. */
  apply(words: string): string;
}

/** Asks for refactorings at `<|>`, as the menu of refactorings does. */
export async function refactor(marked: string, settings: Partial<Settings> = {}): Promise<Refactorings> {
  const workspace = openWorkspace(marked, settings);
  const { service, cursor } = workspace;
  const range = { start: cursor.position, end: cursor.position };
  const actions = await service.codeActions(cursor.uri, range, ['refactor']);
  return {
    titles: actions.map(({ title }) => title),
    apply(words) {
      const action = actions.find(({ title }) => title.includes(words));
      if (action === undefined)
        throw new Error(`No "${words}" among ${actions.map(({ title }) => title).join()}`);
      return edited(workspace, action.edit?.changes ?? {});
    },
  };
}

/** The problems of a text that is alone in its workspace, as `code message`. */
export async function problemsOf(text: string, settings: Partial<Settings> = {}): Promise<string[]> {
  const { service } = openWorkspace(text, settings);
  const { items } = await service.report('file:///test.yaml');
  return items.map(({ code, message }) => `${code} ${JSON.stringify(message)}`);
}

function edited(
  { cursor, textOf }: FeatureWorkspace,
  changes: Readonly<Record<string, Parameters<typeof TextDocument.applyEdits>[1]>>,
): string {
  const document = TextDocument.create(cursor.uri, 'yaml', 0, textOf(cursor.uri));
  return TextDocument.applyEdits(document, changes[cursor.uri] ?? []);
}
