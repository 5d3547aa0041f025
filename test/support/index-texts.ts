import { findResources } from '../../server/src/resources/resource.ts';
import { WorkspaceIndex } from '../../server/src/workspace/workspace-index.ts';
import { YamlFile } from '../../server/src/yaml/document.ts';

/** An index of all resources of some YAML texts. */
export function indexTexts(...texts: readonly string[]): WorkspaceIndex {
  const index = new WorkspaceIndex();
  for (const [position, text] of texts.entries()) {
    const file = new YamlFile(`file-${position}.yaml`);
    file.update(text);
    for (const resource of file.documents.flatMap(findResources)) index.add(resource);
  }
  return index;
}
