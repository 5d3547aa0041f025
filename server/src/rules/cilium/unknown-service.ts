import type { YamlNode } from '../../yaml/nodes.ts';
import { CILIUM_POLICY_KINDS, policyEntries } from '../../workspace/cilium-policy.ts';
import { homeOf } from '../../workspace/cilium-endpoint-policies.ts';
import { isGeneratedService } from '../../workspace/generated-services.ts';
import { scalar, select } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { CLUSTERWIDE_ENVOY_CONFIG, ENVOY_CONFIG_KINDS } from './shared/envoy-resources.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

const LOCAL_REDIRECT = 'CiliumLocalRedirectPolicy.cilium.io';

/** A rule about a Service that is not there selects nothing, and takes effect when the Service appears. */
export const unknownService = defineRule({
  id: 'cilium/unknown-service',
  title: 'Refer to Services that exist',
  severity: 'warning',
  kinds: [...CILIUM_POLICY_KINDS, ...ENVOY_CONFIG_KINDS, LOCAL_REDIRECT],
  reads: ['Service'],
  fixable: 'suggestion',
  upstream: ['CIL-REF:service-missing'],
  *check(resource, { index, referenceSeverity }) {
    for (const { holder, field, home } of references(resource)) {
      const name = scalar(holder, field);
      const namespace = scalar(holder, 'namespace')?.text ?? home;
      if (name === undefined || namespace === undefined) continue;
      if (index.get('Service', namespace, name.text) !== undefined) continue;
      if (isGeneratedService(index, namespace, name.text)) continue;
      const severity = referenceSeverity('Service', namespace, name.text);
      if (severity === undefined) continue;
      const others = index.inNamespace('Service', namespace).map((service) => service.name);
      yield {
        at: name,
        severity,
        message: `Service "${name.text}" is not in namespace "${namespace}". Correct the name, or add the Service.`,
        fixes: nearestFixes(resource, name, others),
      };
    }
  },
});

interface ServiceReference {
  readonly holder: YamlNode;
  readonly field: string;
  /** The namespace that is meant where none is written. */
  readonly home: string | undefined;
}

function references(resource: Resource): ServiceReference[] {
  const at = (query: string, field: string, home: string | undefined, root: YamlNode = resource.root) =>
    select(root, query).map((holder) => ({ holder, field, home }));
  if (resource.key === LOCAL_REDIRECT) {
    return at('spec.redirectFrontend.serviceMatcher', 'serviceName', resource.namespace);
  }
  if (CILIUM_POLICY_KINDS.includes(resource.key)) {
    return policyEntries(resource).flatMap(({ node }) =>
      at('toServices[*].k8sService', 'serviceName', homeOf(resource), node),
    );
  }
  const home = resource.key === CLUSTERWIDE_ENVOY_CONFIG ? 'default' : resource.namespace;
  return [...at('spec.services[*]', 'name', home), ...at('spec.backendServices[*]', 'name', home)];
}
