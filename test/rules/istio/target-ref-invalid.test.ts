import { targetRefInvalid } from '../../../server/src/rules/istio/target-ref-invalid.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(targetRefInvalid, {
  valid: {
    'all four kinds': istioResource(
      'AuthorizationPolicy',
      `
targetRefs:
  - {kind: Service, name: a}
  - {kind: Service, group: '', name: a}
  - {kind: ServiceEntry, group: networking.istio.io, name: a}
  - {kind: GatewayClass, group: gateway.networking.k8s.io, name: a}`,
    ),
    'a group from a template': istioResource(
      'Telemetry',
      `targetRef: {kind: Gateway, group: '{{ .group }}', name: a}`,
    ),
  },
  invalid: {
    'a missing and a wrong group, a misspelled kind': {
      yaml: istioResource(
        'RequestAuthentication',
        `
targetRefs:
  - kind: <|Gateway|> # no group #! "Gateway" is of the group "gateway.networking.k8s.io", not "". Write "group: gateway.networking.k8s.io".
    name: a
  - {kind: Gateway, group: <|networking.istio.io|>, name: a}
  - {kind: <|Sevice|>, name: a}`,
      ),
      fixed: istioResource(
        'RequestAuthentication',
        `
targetRefs:
  - kind: Gateway # no group
    name: a
    group: gateway.networking.k8s.io
  - {kind: Gateway, group: gateway.networking.k8s.io, name: a}
  - {kind: Service, name: a}`,
      ),
    },
    'a route': {
      yaml: istioResource(
        'WasmPlugin',
        `targetRefs: [{kind: <|HTTPRoute|>, group: gateway.networking.k8s.io, name: a}]`,
      ),
    },
  },
});
