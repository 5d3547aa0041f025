import { serviceEntryConflictingPort } from '../../../server/src/rules/istio/service-entry-conflicting-port.ts';
import { serviceEntry } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const entry = (name: string, host: string, number: string, protocol: string, more = '', where = 'shop') =>
  serviceEntry(where, host, `ports: [{number: ${number}, name: p, protocol: ${protocol}}]\n${more}`, name);

ruleTest(serviceEntryConflictingPort, {
  valid: {
    'two hosts': entry('one', 'a.example.com', '443', 'HTTPS') + entry('two', 'b.example.com', '443', 'HTTP'),
    'two ports': entry('one', 'a.example.com', '443', 'HTTPS') + entry('two', 'a.example.com', '80', 'HTTP'),
    'two versions of one resource':
      entry('one', 'a.example.com', '443', 'HTTPS') + entry('one', 'a.example.com', '443', 'HTTP'),
    'each for its own namespace':
      entry('one', 'a.example.com', '443', 'HTTPS', 'exportTo: ["."]') +
      entry('two', 'a.example.com', '443', 'HTTP', 'exportTo: ["."]', 'other'),
  },
  invalid: {
    'two protocols': {
      yaml:
        entry('one', 'a.example.com', '<|443|>', 'HTTPS') + entry('two', 'A.example.com', '<|443|>', 'HTTP'),
    },
    'one protocol in different case': {
      yaml:
        entry('one', 'a.example.com', '<|443|>', 'HTTPS') + entry('two', 'a.example.com', '<|443|>', 'https'),
    },
  },
});
