import type { KindKey } from '../../resources/kinds.ts';
import { defineRule } from '../rule.ts';
import { isCidr, isIpAddress } from '../shared/ip-address.ts';
import { texts } from '../shared/texts.ts';
import { AUTHORIZATION_POLICY, GATEWAY, SERVICE_ENTRY, SIDECAR, VIRTUAL_SERVICE } from './shared/kinds.ts';

const SOURCE = 'spec.rules[*].from[*].source';

/** Fields that hold an address, or a network as well. */
const FIELDS: Readonly<
  Record<KindKey, { readonly queries: readonly string[]; readonly takesNetwork: boolean }>
> = {
  [VIRTUAL_SERVICE]: {
    queries: ['spec.tls[*].match[*].destinationSubnets[*]', 'spec.tcp[*].match[*].destinationSubnets[*]'],
    takesNetwork: true,
  },
  [SERVICE_ENTRY]: { queries: ['spec.addresses[*]'], takesNetwork: true },
  [AUTHORIZATION_POLICY]: {
    queries: ['ipBlocks', 'notIpBlocks', 'remoteIpBlocks', 'notRemoteIpBlocks'].map(
      (field) => `${SOURCE}.${field}[*]`,
    ),
    takesNetwork: true,
  },
  [GATEWAY]: { queries: ['spec.servers[*].bind'], takesNetwork: false },
  [SIDECAR]: { queries: ['spec.ingress[*].bind', 'spec.egress[*].bind'], takesNetwork: false },
};

/** Source: Istio webhook, ValidateIPAddress and ValidateIPSubnet. */
export const ipAddressInvalid = defineRule({
  id: 'istio/ip-address-invalid',
  title: 'Write IP addresses and networks in full',
  severity: 'error',
  kinds: Object.keys(FIELDS),
  upstream: ['IST0106'],
  *check(resource) {
    const { queries, takesNetwork } = FIELDS[resource.key] ?? { queries: [], takesNetwork: false };
    for (const query of queries) {
      for (const address of texts(resource.root, query)) {
        const { text } = address;
        // Binding to a socket is another rule's business, and so are empty values of policies.
        if (text === '' || text.startsWith('unix://') || isIpAddress(text)) continue;
        if (takesNetwork && isCidr(text)) continue;
        yield {
          at: address,
          message: takesNetwork
            ? `"${text}" is neither an IP address nor a network. Write one such as "10.1.2.3" or "10.0.0.0/8".`
            : `"${text}" is no IP address. Write one such as "127.0.0.1".`,
        };
      }
    }
  },
});
