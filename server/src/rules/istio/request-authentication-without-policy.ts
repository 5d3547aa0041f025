import { hasLabels } from '../../resources/selector.ts';
import { titleNode } from '../../resources/resource.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { rootNamespaceOf } from '../../workspace/istio-mesh-config.ts';
import {
  AUTHORIZATION_POLICY,
  REQUEST_AUTHENTICATION,
  selectorLabels,
  targetReferences,
} from '../../workspace/istio-policies.ts';
import { child, scalars, select } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';

const TOKEN_CONDITION = /^request\.auth\./;

/**
 * A RequestAuthentication refuses bad tokens and lets requests without one pass; only an AuthorizationPolicy that
 * asks for a request principal demands a token. Source: istio.io, RequestAuthentication ("A request that does not
 * contain any authentication credentials will be accepted").
 */
export const requestAuthenticationWithoutPolicy = defineRule({
  id: 'istio/request-authentication-without-policy',
  title: 'Demand the token that a RequestAuthentication checks',
  severity: 'information',
  kinds: [REQUEST_AUTHENTICATION],
  reads: [AUTHORIZATION_POLICY, 'ConfigMap', 'IstioOperator.install.istio.io'],
  judgesAbsence: true,
  *check(authentication, context) {
    const rules = child(child(authentication.root, 'spec'), 'jwtRules');
    if (rules?.pair === undefined || rules.kind !== 'seq' || rules.items.length === 0) return;
    const { index, settings } = context;
    const severity = context.referenceSeverity(AUTHORIZATION_POLICY, authentication.namespace);
    const root = rootNamespaceOf(index, settings.istio.rootNamespace);
    if (severity === undefined || isDemanded(index, authentication, root)) return;
    // Rules of the whole mesh are often only there for what the policies of others demand.
    if (authentication.namespace === root && selectorLabels(authentication).size === 0) return;
    yield {
      at: rules.pair.key,
      severity,
      message:
        `Requests without a token pass: no AuthorizationPolicy here asks for what "${authentication.name}" checks. Add ` +
        'one that wants "requestPrincipals".',
      related: index
        .inNamespace(AUTHORIZATION_POLICY, authentication.namespace)
        .slice(0, 3)
        .map((policy) => ({
          document: policy.document,
          span: titleNode(policy),
          message: 'This one asks for no token',
        })),
    };
  },
});

/** Whether some policy that may hold for the same Pods looks at the token. */
function isDemanded(index: IndexView, authentication: Resource, root: string): boolean {
  const labels = selectorLabels(authentication);
  return [authentication.namespace, root]
    .flatMap((namespace) => index.inNamespace(AUTHORIZATION_POLICY, namespace))
    .some((policy) => {
      const theirs = selectorLabels(policy);
      const isRelated =
        hasLabels(labels, theirs) || hasLabels(theirs, labels) || targetReferences(policy).length > 0;
      return isRelated && asksForToken(policy);
    });
}

function asksForToken(policy: Resource): boolean {
  // What a template fills in may ask for it, and so may the service behind a CUSTOM policy.
  if (policy.document.masks.length > 0 || select(policy.root, 'spec.provider').length > 0) return true;
  const sources = ['requestPrincipals', 'notRequestPrincipals'];
  if (sources.some((key) => select(policy.root, `spec.rules[*].from[*].source.${key}`).length > 0))
    return true;
  return scalars(policy.root, 'spec.rules[*].when[*].key').some((key) => TOKEN_CONDITION.test(key.text));
}
