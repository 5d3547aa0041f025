import { annotationOnInboundRoute } from '../../../server/src/rules/linkerd/annotation-on-inbound-route.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (annotation: string, parents: string) => `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata:
  name: cart
  annotations:
    ${annotation}
spec:
  parentRefs: [${parents}]
`;
const SERVER = '{group: policy.linkerd.io, kind: Server, name: cart}';
const SERVICE = '{group: core, kind: Service, name: cart}';

ruleTest(annotationOnInboundRoute, {
  valid: {
    'a route of a Service': route('retry.linkerd.io/http: 5xx', SERVICE),
    'a route of both': route('retry.linkerd.io/http: 5xx', `${SERVER}, ${SERVICE}`),
    'an annotation of others': route('example.com/a: b', SERVER),
    'a parent that a template names': route('retry.linkerd.io/http: 5xx', '{kind: "{{ .kind }}", name: a}'),
  },
  invalid: {
    'a route of a Server': {
      yaml: route(
        '<|retry.linkerd.io/http|>: 5xx #! "retry.linkerd.io/http" is for proxies of clients, and this route belongs to Server "cart", which clients do not ask. Write it on the Service or on a route with the Service as its parent.',
        SERVER,
      ),
    },
  },
});
