import { lineEnd, lineEnding, lineStart, type DocumentEdit } from '../../yaml/edit.ts';
import type { SeqNode, YamlNode } from '../../yaml/nodes.ts';
import { child } from '../../yaml/select.ts';
import { defineRule, type Finding, type Fix, type Resource } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor } from '../shared/anchor.ts';
import { isEmptyList } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/**
 * Routes behind one without a match, which takes every request. Source: istioctl IST0130; HTTPRoute.match,
 * "the first rule matching an incoming request is used".
 */
export const virtualServiceUnreachableRoute = defineRule({
  id: 'istio/virtual-service-unreachable-route',
  title: 'Put the route without a match last',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  fixable: 'suggestion',
  upstream: ['IST0130'],
  *check(resource) {
    // A match that a template brings looks as if it were absent.
    if (isPartial(resource)) return;
    for (const protocol of ['http', 'tcp', 'tls']) {
      const routes = child(child(resource.root, 'spec'), protocol);
      if (routes?.kind !== 'seq') continue;
      const first = routes.items.findIndex((route) => route.kind === 'map' && takesEverything(route));
      if (first === -1) continue;
      for (const [index, route] of routes.items.entries()) {
        if (index > first && route.kind === 'map') yield unreachable(resource, routes, first, index);
      }
    }
  },
});

function takesEverything(route: YamlNode): boolean {
  return isEmptyList(child(route, 'match'));
}

function unreachable(resource: Resource, routes: SeqNode, first: number, index: number): Finding {
  const { document } = resource;
  const route = routes.items[index] ?? routes;
  const catchAll = routes.items[first] ?? routes;
  const isSecond = takesEverything(route);
  return {
    at: anchor(route),
    tag: 'unnecessary',
    message: isSecond
      ? 'The route is never used: a route without "match" stands before it. Add a match to one of them, or remove one.'
      : 'The route is never used: a route without "match" stands before it and takes every request. Move that one to the end.',
    related: [{ document, span: anchor(catchAll), message: 'This route takes every request.' }],
    fixes: isSecond || routes.flow ? [] : moveToEnd(resource, routes, first),
  };
}

/** Cuts the catch-all route out and puts it behind the last one. Comments above it stay where they are. */
function moveToEnd({ document }: Resource, routes: SeqNode, index: number): Fix[] {
  const last = routes.items.at(-1);
  const item = routes.items[index];
  const dash = routes.dashes[index];
  if (last === undefined || item === undefined || dash === undefined) return [];
  // Several routes without a match: which of them belongs to the end is not ours to say.
  if (routes.items.filter((route) => route.kind === 'map' && takesEverything(route)).length > 1) return [];
  const edits = (): DocumentEdit[] => {
    const start = lineStart(document.text, dash);
    const end = lineEnd(document.text, item.end);
    const target = lineEnd(document.text, last.end);
    const newline = lineEnding(document);
    return [
      { document, span: { start, end: Math.min(end + newline.length, document.text.length) }, newText: '' },
      { document, span: { start: target, end: target }, newText: newline + document.text.slice(start, end) },
    ];
  };
  const startsLine = document.text.slice(lineStart(document.text, dash), dash).trim() === '';
  return startsLine
    ? [{ title: 'Move the route without a match to the end', kind: 'suggestion', edits }]
    : [];
}
