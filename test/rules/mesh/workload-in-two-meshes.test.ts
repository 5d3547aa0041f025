import { workloadInTwoMeshes } from '../../../server/src/rules/mesh/workload-in-two-meshes.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { filesOf, LINKERD, namespaceOf, SIDECAR, workloadOf } from './mesh-text.ts';

ruleTest(workloadInTwoMeshes, {
  valid: {
    'Istio alone': workloadOf('cart', SIDECAR),
    'Linkerd alone': filesOf(namespaceOf('', LINKERD), workloadOf('cart')),
    'Linkerd in a namespace of Istio, without a sidecar': filesOf(
      namespaceOf('istio-injection: enabled'),
      workloadOf('cart', 'sidecar.istio.io/inject: "false"', LINKERD),
    ),
    'Istio in a namespace of Linkerd, which it leaves': filesOf(
      namespaceOf('', LINKERD),
      workloadOf('cart', SIDECAR, 'linkerd.io/inject: disabled'),
    ),
    'both switched off': workloadOf(
      'cart',
      'sidecar.istio.io/inject: "false"',
      'linkerd.io/inject: disabled',
    ),
  },
  invalid: {
    'both on the template': {
      yaml: workloadOf('cart', SIDECAR, '<|linkerd.io/inject|>: enabled').replace(
        'enabled}',
        'enabled} #! "cart" is part of two meshes at once, Istio sidecar and Linkerd, whose proxies take each other\'s traffic. Keep one.',
      ),
    },
    'the Namespace says one, the template the other': {
      yaml: filesOf(
        namespaceOf('istio.io/dataplane-mode: ambient'),
        workloadOf('cart', '', '<|linkerd.io/inject|>: enabled'),
      ),
    },
    'the Namespace says both, once for all': {
      yaml: filesOf(
        namespaceOf('istio-injection: enabled', '<|linkerd.io/inject|>: enabled').replace(
          'inject|>: enabled}',
          'inject|>: enabled} #! "linkerd.io/inject" and "istio-injection" put the Pods of namespace "shop" in two meshes at once, whose proxies take each other\'s traffic. Keep one.',
        ),
        workloadOf('cart'),
      ),
    },
  },
});
