import type { YamlNode } from '../../yaml/nodes.ts';
import { isNull } from '../../yaml/nodes.ts';
import { child, select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor } from '../shared/anchor.ts';
import { isDnsLabel } from '../shared/host-name.ts';
import { isHeaderName } from '../shared/http-header.ts';
import { texts } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

const PSEUDO_HEADERS: ReadonlySet<string> = new Set([':method', ':scheme', ':authority', ':path', ':status']);
const CLAIMS = '@request.auth.claims';

/** Source: Istio webhook, validateHTTPRouteMatchRequest. Patterns are the business of `istio/regex-invalid`. */
export const virtualServiceInvalidMatch = defineRule({
  id: 'istio/virtual-service-invalid-match',
  title: 'Match on header names that exist and values that are not empty',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  upstream: ['IST0106'],
  *check(resource) {
    for (const match of select(resource.root, 'spec.http[*].match[*]')) {
      for (const field of ['headers', 'withoutHeaders', 'queryParams']) {
        yield* checkEntries(resource, match, field);
      }
      for (const field of ['scheme', 'method', 'authority']) {
        yield* checkPrefix(child(match, field), field);
      }
    }
    for (const protocol of ['http', 'tls', 'tcp']) {
      for (const namespace of texts(resource.root, `spec.${protocol}[*].match[*].sourceNamespace`)) {
        if (namespace.text === '' || isDnsLabel(namespace.text)) continue;
        yield {
          at: namespace,
          message: `"${namespace.text}" is no valid namespace. Write the name of one namespace.`,
        };
      }
    }
  },
});

function* checkEntries(resource: Resource, match: YamlNode, field: string): Iterable<Finding> {
  const map = child(match, field);
  if (map?.kind !== 'map') return;
  for (const { key, name, value } of map.pairs) {
    if (key.masked || name === '<<') continue;
    if (field !== 'queryParams') yield* checkName(resource, key, name);
    if (isNull(value)) {
      if (field === 'queryParams' || isPartial(resource)) continue;
      yield {
        at: key,
        message: `"${name}" has no condition. Add "exact", "prefix" or "regex"; "{}" asks only that it is there.`,
      };
    } else yield* checkPrefix(child(map, name), field);
  }
}

function* checkName(resource: Resource, key: YamlNode, name: string): Iterable<Finding> {
  if (name.toLowerCase().startsWith(CLAIMS)) {
    const gateways = texts(resource.root, 'spec.gateways[*]');
    const isMasked = select(resource.root, 'spec.gateways[*]').length !== gateways.length;
    const isForGateways = gateways.length > 0 && gateways.every((gateway) => gateway.text !== 'mesh');
    if (isMasked || isForGateways) return;
    yield {
      at: key,
      message: `"${name}" is only known at gateways, where tokens are checked. Bind the VirtualService to "gateways" alone.`,
    };
  } else if (!isHeaderName(name) && !PSEUDO_HEADERS.has(name)) {
    yield {
      at: key,
      message: `"${name}" is no valid header name. Use letters, digits, "-" and "_".`,
    };
  }
}

function* checkPrefix(match: YamlNode | undefined, field: string): Iterable<Finding> {
  const prefix = child(match, 'prefix');
  if (prefix?.kind !== 'scalar' || prefix.masked || prefix.text !== '' || prefix.value === null) return;
  yield {
    at: anchor(prefix),
    message: `The "prefix" in "${field}" is empty. Write what the value starts with.`,
  };
}
