import { listenerIstioTls } from '../../../server/src/rules/gateway-api/listener-istio-tls.ts';
import { apiGateway } from '../../support/gateway-workspace.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const gateway = (tls: string) => apiGateway('shop', 'public', `{name: a, protocol: HTTPS, tls: {${tls}}}`);

ruleTest(listenerIstioTls, {
  valid: {
    'the Gateway API': gateway('mode: Terminate, certificateRefs: [{name: a}]'),
    'a slip of the pen, which the schema reports': gateway('mode: Terminat'),
    'a name that every object of JavaScript has': gateway('mode: toString'),
    'a mode that a template fills in': gateway('mode: "{{ .mode }}"'),
  },
  invalid: {
    both: {
      yaml: gateway('mode: <|SIMPLE|>, <|credentialName|>: shop-tls'),
      fixed: gateway('mode: Terminate, certificateRefs: [{name: shop-tls}]'),
    },
    'TLS that is passed on': { yaml: gateway('mode: <|PASSTHROUGH|>'), fixed: gateway('mode: Passthrough') },
    lines: {
      yaml: resource(
        'gateway.networking.k8s.io/v1',
        'Gateway',
        'shop',
        'public',
        'listeners:\n  - name: a\n    tls:\n      mode: Terminate\n      <|credentialName|>: shop-tls # ours',
      ),
      fixed: resource(
        'gateway.networking.k8s.io/v1',
        'Gateway',
        'shop',
        'public',
        'listeners:\n  - name: a\n    tls:\n      mode: Terminate\n      certificateRefs:\n        - name: shop-tls # ours',
      ),
    },
  },
});
