import type { YamlNode } from '../../yaml/nodes.ts';
import { scalar, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { re2Fault } from '../shared/re2-syntax.ts';
import { texts } from '../shared/texts.ts';

const MATCHES = ['path', 'headers[*]', 'queryParams[*]', 'method'].map(
  (part) => `spec.rules[*].matches[*].${part}`,
);

/**
 * Istio, Linkerd and Cilium match regular expressions by RE2 or a library of its kind, which knows no look-around and no
 * back references. Source: Envoy (RegexMatcher), Rust `regex`; Gateway API leaves the dialect open.
 */
export const regexInvalid = defineRule({
  id: 'gateway-api/regex-invalid',
  title: 'Write regular expressions that compile',
  severity: 'warning',
  kinds: ['HTTPRoute.gateway.networking.k8s.io', 'GRPCRoute.gateway.networking.k8s.io'],
  upstream: ['GW-HR-005'],
  *check({ root }) {
    for (const match of MATCHES.flatMap((query) => select(root, query))) {
      if (scalar(match, 'type')?.text !== 'RegularExpression') continue;
      for (const node of patterns(match)) {
        const fault = re2Fault(node.text);
        if (fault === undefined) continue;
        yield {
          at: node,
          message: `"${node.text}" is no regular expression that proxies can read: ${fault}. Correct it.`,
        };
      }
    }
  },
});

/** The patterns of a match: `value`, or of a gRPC method its two halves. */
function patterns(match: YamlNode) {
  return ['value', 'service', 'method'].flatMap((key) => texts(match, key));
}
