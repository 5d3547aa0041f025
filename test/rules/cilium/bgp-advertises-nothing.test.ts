import { bgpAdvertisesNothing } from '../../../server/src/rules/cilium/bgp-advertises-nothing.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const advertisement = (text: string) =>
  ciliumResourceOf('CiliumBGPAdvertisement', `  advertisements: [{${text}}]\n`);

ruleTest(bgpAdvertisesNothing, {
  valid: {
    'a selector': advertisement('advertisementType: Service, selector: {matchLabels: {a: b}}'),
    'Pod CIDRs need none': advertisement('advertisementType: PodCIDR'),
    'interfaces need none': advertisement('advertisementType: Interface, interface: {name: eth0}'),
  },
  invalid: {
    Services: {
      yaml: advertisement('advertisementType: <|Service|>, service: {addresses: [ClusterIP]}').replace(
        '}}]\n',
        '}}]\n',
      ),
    },
    'pools, with an empty value': {
      yaml: ciliumResourceOf(
        'CiliumBGPAdvertisement',
        `  advertisements:
    - advertisementType: <|CiliumPodIPPool|> #! "selector" is missing, so no pool is advertised. To advertise every pool, select with an expression that holds for all, such as "NotIn" with a value that nothing has.
      selector:
`,
      ),
    },
  },
});
