import type { ScalarNode } from '../../yaml/nodes.ts';
import { anchor } from '../shared/anchor.ts';
import { contains, type Cidr } from '../shared/cidr.ts';
import { select } from '../../yaml/select.ts';
import { defineRule, type Finding } from '../rule.ts';
import { EGRESS_NETWORK, NETWORK_AUTHENTICATION, SERVER_AUTHORIZATION } from './shared/kinds.ts';
import { NETWORK_KINDS, networksOf, networksQuery, parseNetwork } from './shared/networks.ts';

const IDS: ReadonlyMap<string, string> = new Map([
  [NETWORK_AUTHENTICATION, 'L5D-NET-001'],
  [EGRESS_NETWORK, 'L5D-EGR-002'],
  [SERVER_AUTHORIZATION, 'L5D-NET-001'],
]);

/** Refused by the webhook of the policy controller (policy-controller/src/admission.rs, `validate_networks`). */
export const networkInvalid = defineRule({
  id: 'linkerd/network-invalid',
  title: 'Write networks as CIDR blocks, and take only parts of them out',
  severity: 'error',
  kinds: NETWORK_KINDS,
  upstream: ['L5D-NET-001', 'L5D-EGR-002'],
  *check(resource) {
    const upstream = [IDS.get(resource.key) ?? 'L5D-NET-001'];
    const list = select(resource.root, networksQuery(resource))[0];
    if (list?.kind === 'seq' && list.items.length === 0 && resource.key !== SERVER_AUTHORIZATION) {
      yield {
        at: anchor(list),
        upstream,
        message: '"networks" is empty, and Linkerd wants at least one network. Add one.',
      };
    }
    for (const { cidr, except } of networksOf(resource)) {
      const network = cidr === undefined ? undefined : parseNetwork(cidr.text);
      if (cidr !== undefined && network === undefined) yield { ...notANetwork(cidr), upstream };
      for (const node of except) {
        const part = parseNetwork(node.text);
        const finding = part === undefined ? notANetwork(node) : judgeExcept(node, part, network);
        if (finding !== undefined) yield { ...finding, upstream };
      }
    }
  },
});

function notANetwork(node: ScalarNode): Finding {
  return {
    at: node,
    message: `"${node.text}" is no network. Write an address and the number of its leading bits, such as "10.0.0.0/8".`,
  };
}

function judgeExcept(at: ScalarNode, part: Cidr, network: Cidr | undefined): Finding | undefined {
  if (network === undefined) return undefined;
  if (part.family !== network.family) {
    return {
      at,
      message: `"${at.text}" is IPv${part.family} and the network is IPv${network.family}, so nothing of it can be taken out. Correct one of the two.`,
    };
  }
  if (contains(part, network))
    return { at, message: `"${at.text}" takes all of the network out. Take out less, or remove the entry.` };
  if (contains(network, part)) return undefined;
  return {
    at,
    message: `"${at.text}" is not part of the network, so Linkerd refuses to take it out. Correct or remove it.`,
  };
}
