import { opaquePortsMismatch } from '../../../server/src/rules/linkerd/opaque-ports-mismatch.ts';
import { ruleTest } from '../../support/rule-test.ts';

const service = (annotations: string, port = '3306') => `apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop, annotations: {${annotations}}}
spec: {selector: {app: db}, ports: [{port: ${port}, targetPort: sql}]}
---
`;
const pod = (annotations: string) => `apiVersion: v1
kind: Pod
metadata: {name: db, namespace: shop, labels: {app: db}, annotations: {${annotations}}}
spec: {containers: [{ports: [{name: sql, containerPort: 13306}]}]}
---
`;
const opaque = (ports: string) => `config.linkerd.io/opaque-ports: ${ports}`;

ruleTest(opaquePortsMismatch, {
  valid: {
    'on both, each by its own port': service(opaque('"3306"')) + pod(opaque('"13306"')),
    'on both, by name and by range': service(opaque('"3000-4000"')) + pod(opaque('sql')),
    'on neither': service('') + pod(''),
    'other ports on the Service': service(opaque('"99"')) + pod(opaque('"98"')),
    'no Pods here': service(opaque('"3306"')),
    'on the Namespace': `apiVersion: v1
kind: Namespace
metadata: {name: shop, annotations: {${opaque('"3306,13306"')}}}
---
${service('')}${pod('')}`,
    'a template': service(opaque('"{{ .ports }}"')) + pod(opaque('"13306"')),
  },
  invalid: {
    'on the Service only': { yaml: service(opaque('<|"3306"|>')) + pod('') },
    'on the Pods only': { yaml: service('', '<|3306|>') + pod(opaque('"13306"')) },
  },
});
