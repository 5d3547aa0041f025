import { VIRTUAL_SERVICE, virtualHosts } from '../../workspace/istio-virtual-services.ts';
import { closest } from '../../util/closest.ts';
import { scalar, select } from '../../yaml/select.ts';
import { titleNode } from '../../resources/resource.ts';
import { defineRule } from '../rule.ts';
import { renameFix } from '../shared/rename-fix.ts';

/**
 * A route that delegates to a VirtualService which does not exist, or which has hosts of its own, is dropped.
 * Source: pilot/pkg/model/virtualservice.go (mergeVirtualServicesIfNeeded), Istio's `Delegate`.
 */
export const virtualServiceUnknownDelegate = defineRule({
  id: 'istio/virtual-service-unknown-delegate',
  title: 'Delegate to VirtualServices that exist and have no hosts',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  reads: [VIRTUAL_SERVICE],
  fixable: 'suggestion',
  *check(service, context) {
    for (const delegate of select(service.root, 'spec.http[*].delegate')) {
      const name = scalar(delegate, 'name');
      const written = select(delegate, 'namespace')[0];
      if (name === undefined || (written !== undefined && scalar(delegate, 'namespace') === undefined))
        continue;
      const namespace = scalar(delegate, 'namespace')?.text ?? service.namespace;
      const target = context.index.get(VIRTUAL_SERVICE, namespace, name.text);
      if (target !== undefined) {
        const [host] = virtualHosts(target);
        if (host === undefined) continue;
        yield {
          at: name,
          message:
            `VirtualService "${name.text}" has hosts of its own, and one that is delegated to must have none, so this ` +
            'route is dropped. Remove its "hosts" and "gateways".',
          related: [{ document: target.document, span: host, message: `A host of "${name.text}"` }],
        };
        continue;
      }
      // A root VirtualService is always of its own kind and namespace: others must be known to judge.
      const others = context.index
        .inNamespace(VIRTUAL_SERVICE, namespace)
        .filter((other) => other !== service && virtualHosts(other).length === 0);
      const isJudged = context.settings.workspace === 'closed' || others.length > 0;
      const severity = isJudged
        ? context.referenceSeverity(VIRTUAL_SERVICE, namespace, name.text)
        : undefined;
      if (severity === undefined) continue;
      const nearest = closest(
        name.text,
        others.map((other) => other.name),
      );
      yield {
        at: name,
        severity,
        message:
          `VirtualService "${name.text}" does not exist in namespace "${namespace}", so this route is dropped. ` +
          'Delegate to one that exists.',
        fixes: nearest === undefined ? [] : [renameFix(service, name, nearest)],
        related: others.slice(0, 3).map((other) => ({
          document: other.document,
          span: titleNode(other),
          message: `"${other.name}" can be delegated to`,
        })),
      };
    }
  },
});
