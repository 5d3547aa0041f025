import { titleNode, type Resource } from '../../resources/resource.ts';
import type { Related } from '../../resources/problem.ts';

/** A pointer to another resource, at its name. */
export function titleRelated(resource: Resource, message: string): Related {
  const node = titleNode(resource);
  return { document: resource.document, span: { start: node.start, end: node.end }, message };
}
