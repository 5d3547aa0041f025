import { envoyResourceType } from '../../../server/src/rules/cilium/envoy-resource-type.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const config = (text: string) => ciliumResourceOf('CiliumEnvoyConfig', `  resources: [{${text}}]\n`);

ruleTest(envoyResourceType, {
  valid: {
    'a listener': config('"@type": type.googleapis.com/envoy.config.listener.v3.Listener'),
    'a secret': config('"@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret'),
    'types inside of a resource': config(
      '"@type": type.googleapis.com/envoy.config.listener.v3.Listener, a: {"@type": type.googleapis.com/x.Y}',
    ),
    'a template': config('"@type": "{{ .Values.type }}"'),
  },
  invalid: {
    'a slip': {
      yaml: config('"@type": <|type.googleapis.com/envoy.config.listener.v3.Listner|>').replace(
        '}]\n',
        '}] #! "type.googleapis.com/envoy.config.listener.v3.Listner" is no type that Cilium hands to Envoy. Write "type.googleapis.com/envoy.config.listener.v3.Listener".\n',
      ),
      fixed: config('"@type": type.googleapis.com/envoy.config.listener.v3.Listener'),
    },
    'the old API': {
      yaml: config('"@type": <|type.googleapis.com/envoy.api.v2.Cluster|>'),
      fixed: config('"@type": type.googleapis.com/envoy.config.cluster.v3.Cluster'),
    },
    'another type': { yaml: config('"@type": <|type.googleapis.com/google.protobuf.Any|>') },
    'no type': { yaml: config('<|name|>: a') },
  },
});
