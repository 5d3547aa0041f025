import { selectorUnknownSource } from '../../../server/src/rules/cilium/selector-unknown-source.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const peer = (key: string) => policyOf(`  ingress: [{fromEndpoints: [{matchLabels: {${key}: ""}}]}]\n`);

ruleTest(selectorUnknownSource, {
  valid: {
    'known sources': peer('"any:app": "", "k8s:tier": "", "reserved:host"'),
    'no source': peer('app'),
    'a source of another system': peer('"aws:tag"'),
    'a name with a colon': peer('"k8s:a:b"'),
  },
  invalid: {
    'a reserved name with a slip': {
      yaml: peer('<|"reserved:remotenode"|>').replace(
        '}]}]\n',
        '}]}] #! "reserved:remotenode" selects nothing: Cilium has no reserved label "remotenode". Write "reserved:remote-node".\n',
      ),
      fixed: peer('"reserved:remote-node"'),
    },
    'a reserved name that never was': { yaml: peer('<|"reserved:internet-gateway"|>') },
    'a source with a slip': { yaml: peer('<|"k8:app"|>'), fixed: peer('"k8s:app"') },
    'a word for a source': { yaml: peer('<|"kubernetes:app"|>'), fixed: peer('"k8s:app"') },
  },
});
