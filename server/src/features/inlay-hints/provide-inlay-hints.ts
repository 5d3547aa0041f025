import type { InlayHint } from 'vscode-languageserver-types';
import type { Resource } from '../../resources/resource.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import type { Range } from '../../yaml/document.ts';
import { defaultHints } from './default-hints.ts';
import { mutualTlsHints } from './mutual-tls-hints.ts';
import { weightHints } from './weight-hints.ts';
import { wordHints } from './word-hints.ts';

/** What the hints are worked out from. */
export interface InlayHintRequest {
  readonly resources: readonly Resource[];
  readonly index: IndexView;
  /** Istio's root namespace, whose policies hold everywhere. */
  readonly rootNamespace: string;
  /** True for a file of patches: what is absent there stands in what they change. */
  readonly isPatch: boolean;
  readonly range: Range;
}

/**
 * What stands nowhere and takes reckoning or knowledge: shares of weights that are no percentages, long times and
 * odd ranges of addresses in words, the mutual TLS that results for a workload or namespace, and what holds where a
 * field is left out of which people expect otherwise.
 */
export function provideInlayHints(request: InlayHintRequest): InlayHint[] {
  const { resources, range } = request;
  return resources.flatMap((resource) => {
    const { document, root } = resource;
    const { start, end } = document.rangeOf(root);
    if (end.line < range.start.line || start.line > range.end.line) return [];
    const isWhole = !request.isPatch && document.masks.length === 0 && document.faults.length === 0;
    return [
      ...weightHints(resource, isWhole),
      ...wordHints(resource),
      ...mutualTlsHints(resource, request),
      ...(isWhole ? defaultHints(resource, request.index) : []),
    ]
      .map(({ at, text, tooltip }) => ({
        position: document.rangeOf({ start: at, end: at }).start,
        label: text,
        paddingLeft: true,
        ...(tooltip === undefined ? {} : { tooltip }),
      }))
      .filter(({ position }) => position.line >= range.start.line && position.line <= range.end.line);
  });
}
