import { portRangeReversed } from '../../../server/src/rules/cilium/port-range-reversed.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const port = (text: string) => policyOf(`  ingress: [{toPorts: [{ports: [${text}]}]}]\n`);

ruleTest(portRangeReversed, {
  valid: {
    'a range': port('{port: "80", endPort: 90}'),
    'a range of one': port('{port: "80", endPort: 80}'),
    'no end': port('{port: "80", endPort: 0}'),
    'a text is told by the schema': port('{port: "80", endPort: "70"}'),
  },
  invalid: {
    below: {
      yaml: port('{port: "80", endPort: <|70|>}').replace(
        '}]}]\n',
        '}]}] #! "endPort" 70 is below the port 80, so only port 80 counts. Write the lower one in "port".\n',
      ),
      fixed: port('{port: "70", endPort: 80}'),
    },
    'a name': { yaml: port('{port: http, endPort: <|90|>}'), fixed: port('{port: http}') },
  },
});
