import { annotationInvalidValue } from '../../../server/src/rules/linkerd/annotation-invalid-value.ts';
import { ruleTest } from '../../support/rule-test.ts';

const namespace = (annotations: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    # why
${annotations.replaceAll(/^/gm, '    ')}
`;
const service = (ports: string) => `apiVersion: v1
kind: Service
metadata:
  name: db
  annotations:
    config.linkerd.io/opaque-ports: ${ports}
`;

ruleTest(annotationInvalidValue, {
  valid: {
    'what the documentation shows': namespace(`linkerd.io/inject: ingress
config.linkerd.io/skip-outbound-ports: "25,4000-4010, 3306"
config.linkerd.io/opaque-ports: mysql,3306
config.linkerd.io/proxy-cpu-request: 100m
config.linkerd.io/proxy-memory-limit: 1.5Gi
config.linkerd.io/proxy-await: disabled
config.linkerd.io/default-inbound-policy: cluster-authenticated
config.linkerd.io/proxy-outbound-connect-timeout: 1m30s
config.linkerd.io/skip-subnets: 10.0.0.0/8,192.168.0.0/16
config.linkerd.io/proxy-additional-env: '[{"name": "A", "value": "b"}]'
config.alpha.linkerd.io/proxy-wait-before-exit-seconds: "40"`),
    'a value that a template fills in': namespace('linkerd.io/inject: {{ .Values.inject }}'),
    'an annotation on the workload itself, which nobody reads': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    linkerd.io/inject: "yes"
`,
    'ports and ranges of a Service': service('"3306,8000-8010"'),
  },
  invalid: {
    'a word that means enabled': {
      yaml: namespace(
        'linkerd.io/inject: <|"true"|> #! "true" is none of "enabled", "disabled", "ingress". Correct the value of "linkerd.io/inject".',
      ),
      fixed: namespace('linkerd.io/inject: "enabled"'),
    },
    'a boolean, which is no text': {
      yaml: namespace(
        'linkerd.io/inject: <|true|> #! "true" is no text, and the API server refuses annotations that are none. Put it in quotes.',
      ),
      fixed: namespace('linkerd.io/inject: "enabled"'),
    },
    'sizes and seconds as other tools write them': {
      yaml: namespace(`config.linkerd.io/proxy-memory-request: <|64MB|>
config.alpha.linkerd.io/proxy-wait-before-exit-seconds: <|40s|>`),
      fixed: namespace(`config.linkerd.io/proxy-memory-request: 64M
config.alpha.linkerd.io/proxy-wait-before-exit-seconds: "40"`),
    },
    'values without a repair': {
      yaml: namespace(`config.linkerd.io/proxy-cpu-ratio-limit: <|"2"|>
config.linkerd.io/proxy-inbound-connect-timeout: <|"1000"|>
config.linkerd.io/skip-inbound-ports: <|http|>
config.linkerd.io/proxy-additional-env: <|A=b|>`),
    },
    'names, zero and reversed ranges on a Service': {
      yaml: `${service('<|mysql|>')}---
${service('<|"0"|>')}---
${service('<|"90-80"|>')}`,
    },
  },
});
